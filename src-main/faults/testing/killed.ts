import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const WORKING = fileURLToPath(new URL('./working-process.ts', import.meta.url))

type Work = {
  readonly what: string
  readonly data: string
  readonly other?: string
  /** The process is killed at a moment up to this long after it has begun; or, for `at-start`, after it was started. */
  readonly withinMs: number
  readonly from?: 'at-start'
}

/** Lets a process work until it is killed at a moment that chance picks; the lines it acknowledged whole. */
export async function killedAtWork({
  what,
  data,
  other = '',
  withinMs,
  from,
}: Work): Promise<readonly string[]> {
  const child = spawn(process.execPath, [WORKING, what, data, other], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  if (from !== 'at-start') await once(child.stdout, 'data')
  await wait(Math.random() * withinMs)
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
  const whole = told.slice(0, told.lastIndexOf('\n') + 1)
  return whole.split('\n').filter(line => line !== '' && line !== 'begun')
}
