import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Bridge } from '#shared/contract/index.ts'
import { ask } from '#main/hosts/cli/ask.ts'
import { FIRST, makeFirst, SECOND, seatSecond, signIn } from '#main/testing/people-in.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { valueOf } from '#main/testing/value-of.ts'

const DAY = '2026-11-20'

let core: TempCore
let folder: string

beforeEach(() => {
  core = tempCore()
  folder = tempFolder()
})

type CloseInput = Parameters<Bridge['closing']['close']>[0]

async function close(parts: Partial<CloseInput>) {
  const { seen } = valueOf(await ask(core, 'closing', 'day', { day: DAY }))
  const command = { commandId: randomUUID(), day: DAY, seen, leftOpen: [], folder }
  return ask(core, 'closing', 'close', { ...command, signature: '', secondSignature: '', ...parts })
}

/** A log with two people who may close days; the first is at the desk. */
async function twoPeople(roles: Parameters<typeof seatSecond>[1] = ['reviewer']): Promise<void> {
  const first = await makeFirst(core)
  await seatSecond(core, roles)
  await signIn(core, first, FIRST.secret)
}

describe('in a log with people', () => {
  test('the page says who signs, and the sheet names them, whatever was typed', async () => {
    await twoPeople()
    expect(valueOf(await ask(core, 'closing', 'day', { day: DAY })).signer).toBe(FIRST.name)
    const closed = valueOf(await close({ signature: 'Somebody Else', secret: FIRST.secret }))
    expect(closed.close.signedBy).toEqual([FIRST.name])
  })

  test('the PIN is asked for once more', async () => {
    await twoPeople()
    expect(await close({ secret: '111111' })).toMatchObject({
      error: { code: 'signature-refused', field: 'secret' },
    })
    expect(valueOf(await ask(core, 'closing', 'day', { day: DAY })).close).toBeNull()
  })

  test('a second person signs by sign-in name and PIN, and has to be another who may close days', async () => {
    await twoPeople()
    const first = { secret: FIRST.secret }
    const same = { ...first, secondSignature: FIRST.signInName, secondSecret: FIRST.secret }
    expect(await close(same)).toMatchObject({ error: { code: 'second-signature-same' } })
    const wrong = { ...first, secondSignature: SECOND.signInName, secondSecret: '111111' }
    expect(await close(wrong)).toMatchObject({ error: { field: 'secondSecret' } })
    const right = { ...wrong, secondSecret: SECOND.secret }
    expect(valueOf(await close(right)).close.signedBy).toEqual([FIRST.name, SECOND.name])
  })

  test('somebody who may not close days is no second signature, and cannot close', async () => {
    await twoPeople(['entry'])
    const second = { secondSignature: SECOND.signInName, secondSecret: SECOND.secret }
    expect(await close({ secret: FIRST.secret, ...second })).toMatchObject({
      error: { code: 'signature-not-allowed' },
    })
  })

  test('the desk stays with who closed', async () => {
    await twoPeople()
    valueOf(
      await close({ secret: FIRST.secret, secondSignature: SECOND.signInName, secondSecret: SECOND.secret }),
    )
    expect(valueOf(await ask(core, 'users', 'standing', {}))).toMatchObject({ name: FIRST.name })
  })
})

test('in a log without people a name is typed', async () => {
  expect(valueOf(await ask(core, 'closing', 'day', { day: DAY })).signer).toBeNull()
  expect(await close({ signature: ' ' })).toMatchObject({ error: { code: 'signature-needed' } })
  expect(valueOf(await close({ signature: 'Test Supervisor' })).close.signedBy).toEqual(['Test Supervisor'])
})
