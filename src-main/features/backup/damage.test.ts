import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createCore } from '#main/core.ts'
import { openStore } from '#main/db/open-store.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { aComplete } from '#main/testing/session-steps.ts'
import type { SessionsOn } from '#main/testing/sessions-on.ts'
import { tempCore } from '#main/testing/temp-core.ts'

/** A closed log that is larger than what is read whole at each start, with its newest sessions on its last pages. */
async function aLargeLog() {
  const core = tempCore()
  const note = 'x'.repeat(3_000)
  for (let number = 0; number < 700; number += 1) {
    const entry = anEntry({ accession: `TEST-A-${number}`, note })
    await aComplete({ sessions: core.services.sessions } as SessionsOn, entry)
  }
  core.close()
  return { folder: core.folder, log: storePaths(core.folder).log }
}

const PAGE = 4_096

/** Changes one bit of one page. */
function flip(log: string, page: number): void {
  const bytes = readFileSync(log)
  bytes.writeUInt8(bytes.readUInt8(page * PAGE + 100) ^ 1, page * PAGE + 100)
  writeFileSync(log, bytes)
}

const start = (folder: string) =>
  createCore({
    ports: nodePorts(folder, { clock: fixedClock() }),
    paths: { data: folder },
    host: 'cli',
    version: '0.0.0',
    demo: false,
  })

test('wherever one bit is changed, the log opens and says so when it is read, or has its screen; never silence', async () => {
  const { folder, log } = await aLargeLog()
  const pages = Math.floor(readFileSync(log).length / PAGE)
  expect(pages * PAGE).toBeGreaterThan(8 * 1024 * 1024)
  const ends = new Map<string, number>()
  for (let page = 0; page < pages; page += Math.ceil(pages / 12)) {
    flip(log, page)
    const core = start(folder)
    if (core.ok) {
      expect(await core.value.call('backup', 'check', {})).toMatchObject({ value: { good: false } })
      const standing = await core.value.call('backup', 'standing', {})
      expect(standing).toMatchObject({ value: { notice: expect.stringMatching(/damaged/) } })
      core.value.close()
      const again = openStore({ folder, ports: nodePorts(folder) })
      expect(again.ok ? 'opened' : again.error.code).toBe('store-corrupt')
      rmSync(storePaths(folder).damaged)
    } else expect(core.error.code).toBe('store-corrupt')
    const end = core.ok ? 'said while open' : 'said at the start'
    ends.set(end, (ends.get(end) ?? 0) + 1)
    flip(log, page)
  }
  expect([...ends.keys()].toSorted()).toEqual(['said at the start', 'said while open'])
}, 240_000)

test('a false alarm is over once the whole log was read at a start', async () => {
  const core = tempCore()
  core.services.backup.noteDamage()
  core.close()
  const again = tempCore({ folder: core.folder })
  expect(await again.call('backup', 'standing', {})).toMatchObject({ value: { notice: null } })
})
