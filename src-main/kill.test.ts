import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import type { SessionId } from '#shared/domain/session.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'

const SAVING = fileURLToPath(new URL('./testing/saving-process.ts', import.meta.url))
const KILLS = 6

/** Lets a process save until it is killed at a moment that chance picks; the last save it acknowledged. */
async function killedWhileSaving(folder: string): Promise<{ id: SessionId; revision: number; note: string }> {
  const child = spawn(process.execPath, [SAVING, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  await once(child.stdout, 'data')
  await wait(Math.random() * 120)
  child.kill('SIGKILL')
  await once(child, 'close')
  // The last line may be cut off; the one before it was acknowledged whole.
  const [, last = ''] = /([^\n]*)\n[^\n]*$/.exec(told) ?? []
  const [, id = '', revision = '', note = ''] = /^(\S+) (\d+) (.*)$/.exec(last) ?? []
  return { id: id as SessionId, revision: Number(revision), note }
}

test('after a kill at any moment every acknowledged save is there, and the log opens', async () => {
  const folder = join(tempFolder(), 'data')
  for (let kill = 0; kill < KILLS; kill += 1) {
    const last = await killedWhileSaving(folder)
    expect(last.revision).toBeGreaterThan(0)

    const core = tempCore({ folder })
    const opened = await core.services.sessions.open({ id: last.id })
    if (!opened.ok) throw new Error(opened.error.code)
    // One more save may have reached the disk without its line having reached us.
    expect(opened.value.revision - last.revision).toBeOneOf([0, 1, 2])
    if (opened.value.revision === last.revision) expect(opened.value.entry.note).toBe(last.note)
    core.close()
  }
}, 60_000)
