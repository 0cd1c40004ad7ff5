import { fork } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Told } from './canary-process.ts'

/** Where patients may stand readable: what was sent or asked for, and what others handed in. */
export const READABLE = ['out', 'inbox'] as const

const OWN = ['tmp', 'cwd', 'home'] as const

export type CanaryRun = {
  readonly told: Told | null
  /** All that the process wrote to standard output and standard error. */
  readonly said: () => string
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>
}

/**
 * Runs the canary process below a folder, with its temporary files, its working folder and its home there, until it has
 * told what it did.
 */
export async function runCanaries(
  what: 'everything' | 'export',
  root: string,
  port: number,
): Promise<CanaryRun> {
  for (const name of [...READABLE, ...OWN]) mkdirSync(join(root, name), { recursive: true })
  const home = join(root, 'home')
  const child = fork(join(import.meta.dirname, 'canary-process.ts'), [what, root, String(port)], {
    cwd: join(root, 'cwd'),
    env: { ...process.env, TMPDIR: join(root, 'tmp'), HOME: home, XDG_CACHE_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', part => (said += String(part)))
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const message = new Promise<Told>(resolve => child.once('message', told => resolve(told as Told)))
  const told = await Promise.race([message, gone.then(() => null)])
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  return { told, said: () => said, kill }
}
