import { expect, test } from 'vitest'
import { ask } from '#main/hosts/cli/ask.ts'
import { FIRST, makeFirst, signIn } from '#main/testing/people-in.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import { valueOf } from '#main/testing/value-of.ts'

const WHO = { name: 'TEST, Helper', reason: 'nobody of the department is here' }

async function sealedCode(core: TempCore): Promise<{ readonly number: number; readonly code: string }> {
  return valueOf(await ask(core, 'users', 'makeEmergencyCode', {}))
}

test('a sealed code opens the desk to see and enter, under the name and the reason', async () => {
  const core = tempCore()
  await makeFirst(core)
  const { code } = await sealedCode(core)
  expect(valueOf(await ask(core, 'users', 'lock', { why: 'person' }))).toMatchObject({
    hasEmergencyCode: true,
  })
  const standing = valueOf(await ask(core, 'users', 'useEmergencyCode', { code: code.toLowerCase(), ...WHO }))
  expect(standing).toMatchObject({ kind: 'signed-in', person: null, rights: ['see', 'enter'] })
  const start = { commandId: crypto.randomUUID(), performedOn: '2026-11-20' }
  valueOf(await ask(core, 'sessions', 'start', start))
  expect(await ask(core, 'exports', 'preview', { scope: 'all' })).toMatchObject({
    error: { code: 'not-allowed' },
  })
  const events = [...core.services.audit.listAll()]
  expect(events.slice(0, 2)).toMatchObject([
    { action: 'session-started', actor: 'EMERGENCY 1: TEST, Helper' },
    { action: 'emergency-access', actor: 'EMERGENCY 1: TEST, Helper', reason: WHO.reason },
  ])
  expect(JSON.stringify(events)).not.toContain(code)
})

test('a code is used up by use, and one that was withdrawn opens nothing', async () => {
  const core = tempCore()
  const first = await makeFirst(core)
  const used = await sealedCode(core)
  const withdrawn = await sealedCode(core)
  valueOf(await ask(core, 'users', 'withdrawEmergencyCode', { number: withdrawn.number }))
  valueOf(await ask(core, 'users', 'useEmergencyCode', { code: used.code, ...WHO }))
  for (const code of [used.code, withdrawn.code, 'A', '']) {
    expect(await ask(core, 'users', 'useEmergencyCode', { code, ...WHO })).toMatchObject({
      error: { code: 'emergency-code-wrong' },
    })
  }
  await signIn(core, first, FIRST.secret)
  const withdraw = await ask(core, 'users', 'withdrawEmergencyCode', { number: used.number })
  expect(withdraw).toMatchObject({ error: { code: 'emergency-code-unknown' } })
})

test('administrators are told of it until one acknowledges', async () => {
  const core = tempCore()
  const first = await makeFirst(core)
  const { number, code } = await sealedCode(core)
  valueOf(await ask(core, 'users', 'useEmergencyCode', { code, ...WHO }))
  await signIn(core, first, FIRST.secret)
  const told = async () => {
    const standing = valueOf(await ask(core, 'users', 'standing', {}))
    return standing.kind === 'signed-in' ? standing.emergencies : null
  }
  expect(await told()).toMatchObject([{ number, usedBy: WHO.name, reason: WHO.reason }])
  valueOf(await ask(core, 'users', 'acknowledgeEmergency', { number }))
  expect(await told()).toEqual([])
})

test('without a name or a reason nothing is opened', async () => {
  const core = tempCore()
  await makeFirst(core)
  const { code } = await sealedCode(core)
  for (const missing of [{ name: ' ' }, { reason: '' }]) {
    expect(await ask(core, 'users', 'useEmergencyCode', { code, ...WHO, ...missing })).toMatchObject({
      error: { code: 'input-invalid' },
    })
  }
})
