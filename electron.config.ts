import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { noteBundledPackages } from './scripts/bundled-packages.ts'

/**
 * The three builds: main (one entry a host), preload (one CommonJS file, as a sandboxed preload must be)
 * and renderer. Run with `electron-vite build -c electron.config.ts`.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          electron: 'src-main/hosts/electron/main.ts',
          chromium: 'src-main/hosts/chromium/main.ts',
          cli: 'src-main/hosts/cli/main.ts',
          'reference-worker': 'src-main/core/reference-worker.ts',
          'keeping-worker': 'src-main/core/keeping-worker.ts',
          'share-worker': 'src-main/core/share-worker.ts',
          'report-worker': 'src-main/core/report-worker.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src-main/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    build: {
      outDir: 'out/renderer',
      minify: true,
      cssMinify: true,
      rollupOptions: { input: { index: 'src-renderer/index.html' } },
    },
    plugins: [react(), noteBundledPackages('out/bundled-packages.json')],
  },
})
