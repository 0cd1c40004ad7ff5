import { accessSync, constants, statSync } from 'node:fs'
import { findBrowser } from './find-browser.ts'

/** The browser of this machine that the window would use; null when there is none. */
export function installedBrowser(): string | null {
  return findBrowser({ platform: process.platform, environment: process.env, isExecutable })
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
