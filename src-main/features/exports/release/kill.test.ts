import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { anEntry } from '#main/testing/an-entry.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { chargesIn, value } from '../testing/a-desk.ts'

const CHILD = fileURLToPath(new URL('../testing/killed-export.ts', import.meta.url))

async function aLogWithOneSession(folder: string): Promise<void> {
  const core = tempCore({ folder })
  const { sessions } = core.services
  const command = () => ({ commandId: randomUUID() })
  const { id, revision } = value(await sessions.start({ ...command(), performedOn: '2026-11-20' }))
  value(await sessions.complete({ ...command(), id, revision, entry: anEntry() }))
  core.close()
}

test('a process killed at any step on the export folder: after the next start each line leaves once', async () => {
  const root = tempFolder()
  await aLogWithOneSession(join(root, 'log'))
  let kills = 0
  for (let step = 1; ; step += 1) {
    const [data, out] = [join(root, `log-${step}`), join(root, `out-${step}`)]
    cpSync(join(root, 'log'), data, { recursive: true })
    mkdirSync(out)
    const child = spawnSync(process.execPath, [CHILD, data, out, String(step)], { encoding: 'utf8' })
    if (child.signal !== 'SIGKILL' && child.stdout !== 'done') throw new Error(child.stderr)

    const core = tempCore({ folder: data })
    const { exports } = core.services
    await exports.settled()
    const [batch] = value(await exports.history({}))
    expect(['released', 'abandoned', undefined]).toContain(batch?.state)
    expect(chargesIn(out)).toHaveLength(batch?.state === 'released' ? 2 : 0)
    value(await exports.run({ scope: 'all', format: 'csv', hl7Version: '2.3.1', folder: out }))
    expect(chargesIn(out)).toEqual(['TEST-A-1 FACILITY 19283', 'TEST-A-1 PROFESSIONAL 19283'])
    expect(readdirSync(out)).toHaveLength(2)
    core.close()
    if (child.signal === null) break
    kills += 1
  }
  expect(kills).toBeGreaterThan(8)
}, 120_000)
