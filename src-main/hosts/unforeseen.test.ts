import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { canariesBelow } from '#main/canary/testing/canaries-below.ts'
import { canariesIn } from '#main/canary/testing/canaries.ts'
import { installedBrowser } from './chromium/installed-browser.ts'
import { BROKE_OFF } from './unforeseen.ts'

const THROWS_LATER = join(import.meta.dirname, 'testing', 'throws-later.ts')

/** Runs a host in which something throws after a while; what it said and how it ended. */
async function hostThatThrows(
  host: string,
  { words, how }: { readonly words: readonly string[]; readonly how: string },
) {
  const root = tempFolder()
  for (const name of ['tmp', 'cwd']) mkdirSync(join(root, name))
  const script = join(import.meta.dirname, host, 'main.ts')
  const child = spawn(
    process.execPath,
    ['--import', THROWS_LATER, script, ...words, '--data', join(root, 'data')],
    {
      cwd: join(root, 'cwd'),
      env: {
        ...process.env,
        TMPDIR: join(root, 'tmp'),
        CHARGEMARK_THROWS: how,
      },
      // Standard input stays open: a command that reads goes on reading.
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (said += String(part)))
  const status = await new Promise<number | null>(resolve => child.once('close', resolve))
  return { root, status, said }
}

test.each(['exception', 'rejection'])(
  'the %s of a timer in a command ends it with one sentence',
  async how => {
    const { root, status, said } = await hostThatThrows('cli', { words: ['restore', 'absent.db'], how })
    expect([status, said]).toEqual([1, expect.stringContaining(BROKE_OFF)])
    expect(canariesIn(said)).toEqual([])
    expect(canariesBelow(root)).toEqual([])
  },
)

// Without a browser there is no window to end.
test.runIf(installedBrowser() !== null).each(['exception', 'rejection'])(
  'the %s of a timer behind a window is logged by its place and ends it with one sentence',
  async how => {
    const { root, status, said } = await hostThatThrows('chromium', { words: [], how })
    expect(status).toBe(1)
    expect(said).toContain(BROKE_OFF)
    expect(canariesIn(said)).toEqual([])
    expect(canariesBelow(root)).toEqual([])
    const log = readFileSync(join(root, 'data', 'logs', 'chargemark.log'), 'utf8')
    const broke = log
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
      .find(({ event }) => event === 'broke-off')
    expect(broke).toMatchObject({ errorClass: 'Error', errorCode: 'none' })
    expect(broke.frames.join()).toContain('throws-later.ts')
  },
)
