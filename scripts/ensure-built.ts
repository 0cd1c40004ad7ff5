import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { digestOfSources, forgetBuild, isBuilt, rememberBuild } from './built-state.ts'
import { writeLicences } from './licences.ts'
import { PROJECT, toolScript } from './project.ts'
import { runQuietly } from './run.ts'

export type BuildOutcome =
  { readonly kind: 'fresh' | 'built' } | { readonly kind: 'failed'; readonly output: string }

/** Builds `out/` if it is missing or older than the sources, without a word; the words come back if it fails. */
export async function ensureBuilt(): Promise<BuildOutcome> {
  const digest = digestOfSources()
  if (isBuilt(digest)) return { kind: 'fresh' }
  await takeLock()
  try {
    return isBuilt(digest) ? { kind: 'fresh' } : await build(digest)
  } finally {
    rmSync(LOCK, { recursive: true, force: true })
  }
}

async function build(digest: string): Promise<BuildOutcome> {
  const unwritable = attemptToForget()
  if (unwritable !== null) return { kind: 'failed', output: unwritable }
  const words = [toolScript('electron-vite'), 'build', '-c', 'electron.config.ts', '--logLevel', 'warn']
  const { status, output } = await runQuietly(process.execPath, words)
  if (status !== 0) return { kind: 'failed', output }
  writeLicences()
  rememberBuild(digest)
  return { kind: 'built' }
}

/** Another account may have built before, and this one may not write there. */
function attemptToForget(): string | null {
  try {
    forgetBuild()
    return null
  } catch {
    return 'The folder out/ belongs to another account; this one may not write there. Run this as that account.'
  }
}

const LOCK = join(PROJECT, 'node_modules', '.chargemark-build-lock')
const ABANDONED_AFTER_MS = 120_000

/** Programs that start at the same time build once: the others wait for the first. */
async function takeLock(): Promise<void> {
  while (!tryLock()) {
    const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs
    if (since !== undefined && Date.now() - since > ABANDONED_AFTER_MS)
      rmSync(LOCK, { recursive: true, force: true })
    await setTimeout(100)
  }
}

/** A folder that cannot be written at all is the build's own failure, which says so. */
function tryLock(): boolean {
  try {
    mkdirSync(LOCK)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EEXIST')
  }
}
