import { expect, test } from 'vitest'
import { ask } from '#main/hosts/cli/ask.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { FIRST, makeFirst, seatSecond, signIn } from '#main/testing/people-in.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { valueOf } from '#main/testing/value-of.ts'

const command = () => ({ commandId: crypto.randomUUID() })

async function complete(core: TempCore): Promise<void> {
  const { id, revision } = valueOf(
    await ask(core, 'sessions', 'start', { ...command(), performedOn: '2026-11-20' }),
  )
  valueOf(await ask(core, 'sessions', 'complete', { ...command(), id, revision, entry: anEntry() }))
}

async function withholdOwn(core: TempCore): Promise<void> {
  const { workstation: _, training: __, ...settings } = core.services.settings.read()
  valueOf(await ask(core, 'settings', 'save', { ...settings, ownEntriesWithheld: true }))
}

test('where own entries are withheld, they stay with that reason, and somebody else exports them', async () => {
  const core = tempCore()
  const first = await makeFirst(core)
  await withholdOwn(core)
  await complete(core)
  const preview = async () => valueOf(await ask(core, 'exports', 'preview', { scope: 'all' }))
  expect(await preview()).toMatchObject({
    ready: [],
    withheld: [{ reason: 'You entered it: in this department somebody else has to export it' }],
  })
  const request = { scope: 'all', format: 'csv', hl7Version: '2.3.1', folder: tempFolder() } as const
  expect(valueOf(await ask(core, 'exports', 'run', request))).toMatchObject({ batch: null })

  await seatSecond(core, ['exporter'])
  expect(await preview()).toMatchObject({ withheld: [] })
  const { batch } = valueOf(await ask(core, 'exports', 'run', request))
  expect(batch).not.toBeNull()
  await signIn(core, first, FIRST.secret)
  expect(await preview()).toMatchObject({ ready: [], withheld: [] })
})
