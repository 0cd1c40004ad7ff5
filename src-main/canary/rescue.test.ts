import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ask } from '#main/hosts/cli/ask.ts'
import { openLog } from '#main/hosts/open-log.ts'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { valueOf } from '#main/testing/value-of.ts'
import { canariesBelow } from './testing/canaries-below.ts'
import { CANARY, canariesIn } from './testing/canaries.ts'
import { enterCanary } from './testing/canary-day.ts'

// A log that cannot be opened, and the way back: what is said of it, and what lies there before, meanwhile and after.

test('a damaged log and its restore tell nothing of a patient, and leave nothing of one behind', async () => {
  const root = tempFolder()
  const data = join(root, 'data')
  mkdirSync(join(root, 'tmp'))
  vi.stubEnv('TMPDIR', join(root, 'tmp'))
  const core = tempCore({ folder: data })
  const id = await enterCanary(core)
  valueOf(await ask(core, 'backup', 'run', {}))
  const { code } = valueOf(await ask(core, 'backup', 'newRecoveryCode', {}))
  const [backup] = valueOf(await ask(core, 'backup', 'list', {}))
  core.close()
  writeFileSync(join(data, 'chargemark.db'), Buffer.alloc(64 * 1024, 0x5a))

  const portsOf = () => ({ secrets: lightSecrets })
  const opened = await openLog({ launch: { kind: 'log', folder: data }, host: 'chromium', portsOf })
  onTestFinished(() => opened.core.close())
  const answers: unknown[] = [opened.failure]
  const rescue = async (name: string, input: unknown) => {
    const answer = await opened.core.call('rescue', name, input)
    answers.push(answer)
    return answer
  }
  await rescue('backups', { folder: '' })
  await rescue('backups', { folder: CANARY.familyName })
  await rescue('recover', { code: CANARY.mrn })
  await rescue('restore', { path: join(data, `${CANARY.familyName}.db`), code: CANARY.mrn })
  expect(canariesBelow(root)).toEqual([])
  expect(await rescue('restore', { path: backup?.path ?? '', code })).toMatchObject({ value: { good: true } })
  expect(canariesIn(JSON.stringify(answers))).toEqual([])

  // It is the log of the canary again.
  const people = await opened.core.call('users', 'makeFirst', {
    ...{ name: 'TEST, First', signInName: 'first', secret: '493817' },
    ...{ roles: ['administrator', 'entry'], namedRights: [] },
  })
  expect(people).toMatchObject({ ok: true })
  const session = await opened.core.call('sessions', 'open', { id })
  expect(canariesIn(JSON.stringify(session))).toContain(CANARY.familyName)
  expect(canariesBelow(root)).toEqual([])
  opened.core.close()
  expect(canariesBelow(root)).toEqual([])
})
