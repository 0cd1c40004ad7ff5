import { defineConfig } from '@playwright/test'

/**
 * User stories, through the real hosts: once in an installed browser, and once under Electron wherever its runtime
 * is present. Each test has a data folder of its own; nothing is retried, since a story that fails sometimes fails.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/end-to-end',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  reporter: 'list',
  use: { trace: 'off' },
  projects: [
    { name: 'chromium', testMatch: '**/*.spec.ts', testIgnore: '**/*.electron.spec.ts' },
    { name: 'electron', testMatch: '**/*.electron.spec.ts' },
  ],
})
