import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `chargemark-window-4711-a1B2c3`: what it is for, and the process that removes it. */
const NAME = /^chargemark-(?:window|demo|rehearsal)-(\d+)-[A-Za-z0-9]{6}$/

/**
 * A folder that ends with this process. A browser's profile keeps what was typed, so those of programs that were
 * killed before they could remove theirs are removed first.
 */
export function makeThrowAwayFolder(
  purpose: 'window' | 'demo' | 'rehearsal',
  parent: string = tmpdir(),
): string {
  for (const name of readdirSync(parent)) {
    const owner = NAME.exec(name)?.[1]
    if (owner !== undefined && !isAlive(Number(owner))) removeFolder(join(parent, name))
  }
  return mkdtempSync(join(parent, `chargemark-${purpose}-${process.pid}-`))
}

/** Removes a folder; one that somebody else owns or holds open is left for a later start. */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  } catch {
    // Of another account, or still held open: nothing of this process depends on it.
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    // Somebody else's process lives, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
