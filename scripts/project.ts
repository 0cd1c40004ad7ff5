import { join } from 'node:path'

/** The project's folder. */
export const PROJECT = join(import.meta.dirname, '..')

/** The script of a tool installed with the project, to be run by Node. */
export function toolScript(tool: keyof typeof TOOLS): string {
  return join(PROJECT, 'node_modules', TOOLS[tool])
}

const TOOLS = {
  'electron-vite': 'electron-vite/bin/electron-vite.js',
  tsc: 'typescript/bin/tsc',
  oxlint: 'oxlint/bin/oxlint',
  prettier: 'prettier/bin/prettier.cjs',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
  'electron-install': 'electron/install.js',
  'electron-builder': 'electron-builder/cli.js',
} as const
