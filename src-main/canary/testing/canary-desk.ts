import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Core } from '#main/core.ts'
import { ask } from '#main/hosts/cli/ask.ts'
import { makeFirst, seatSecond } from '#main/testing/people-in.ts'
import { valueOf } from '#main/testing/value-of.ts'
import { CANARY } from './canaries.ts'
import type { Known } from './canary-day.ts'

const DAY = '2026-11-20'
const command = () => ({ commandId: randomUUID() })

/** What a desk does besides: drafts thrown away, exams without a charge, blank forms, devices, batches written again. */
export async function canaryDesk(
  core: Core,
  { sessions, exams, batches }: Known,
  out: string,
): Promise<void> {
  await drafts(core, sessions[0] ?? '')
  await withoutCharge(core, exams)
  await devices(core)
  const folder = join(out, 'again')
  const [batch = ''] = batches
  valueOf(await ask(core, 'exports', 'again', { batch, folder }))
  valueOf(await ask(core, 'exports', 'proof', { batch }))
  valueOf(await ask(core, 'exports', 'setRetention', { destination: 'billing', days: 30 }))
  for (const text of [CANARY.accession, CANARY.mrn]) {
    const about = { about: text, actor: '', from: null, through: null, before: null, limit: 200 }
    const only = 'everything'
    valueOf(await ask(core, 'audit', 'events', { ...about, only }))
    valueOf(await ask(core, 'audit', 'numbers', { about: text }))
  }
  const { run } = valueOf(await ask(core, 'support', 'prepare', {}))
  valueOf(await ask(core, 'support', 'save', { run, folder: join(out, '..', 'handed-over') }))
}

async function drafts(core: Core, copied: string): Promise<void> {
  const { entry } = valueOf(await ask(core, 'sessions', 'open', { id: copied }))
  const begun = valueOf(await ask(core, 'sessions', 'start', { ...command(), performedOn: DAY }))
  const { id } = begun
  const draft = { ...entry, accession: `${CANARY.accession}X`, note: CANARY.note.repeat(20) }
  let { revision } = valueOf(
    await ask(core, 'sessions', 'saveDraft', { ...command(), id, revision: begun.revision, entry: draft }),
  )
  for (const deed of ['discard', 'restore', 'discard'] as const) {
    revision = valueOf(await ask(core, 'sessions', deed, { ...command(), id, revision })).revision
  }
  // Of an accession number that is taken, and of a revision that is stale: both are refused.
  const other = valueOf(await ask(core, 'sessions', 'start', { ...command(), performedOn: DAY }))
  for (const stale of [other.revision, 99]) {
    await ask(core, 'sessions', 'complete', { ...command(), id: other.id, revision: stale, entry })
  }
}

async function withoutCharge(core: Core, exams: readonly string[]): Promise<void> {
  const [{ numbers }] = [valueOf(await ask(core, 'downtime', 'reserve', { ...command(), count: 2 }))]
  for (const number of [...numbers, CANARY.mrn]) {
    await ask(core, 'downtime', 'open', { ...command(), number })
  }
  const listed = valueOf(await ask(core, 'worklist', 'listDay', { day: DAY }))
  const exam = listed.find(({ id, sessionId }) => exams.includes(id) && sessionId === null)
  if (!exam) return
  const wish = { ...command(), id: exam.id, revision: exam.revision }
  const none = valueOf(
    await ask(core, 'worklist', 'markNoCharge', { ...wish, reason: 'other', note: CANARY.note }),
  )
  valueOf(await ask(core, 'worklist', 'expectAgain', { ...command(), id: exam.id, revision: none.revision }))
}

async function devices(core: Core): Promise<void> {
  const numbers = { deviceIdentifier: '', supplyCode: '' }
  const device = { name: CANARY.familyName, type: 'wire' as const, ...numbers, guidance: [] }
  const saved = valueOf(await ask(core, 'devices', 'save', { ...command(), id: null, device }))
  if (saved.kind === 'saved') {
    valueOf(await ask(core, 'devices', 'remove', { ...command(), id: saved.device.id }))
  }
}

/** People come into the log, and somebody types patients wherever a name or a secret is asked. */
export async function canaryPeople(core: Core): Promise<void> {
  const person = await makeFirst(core)
  const { code } = valueOf(await ask(core, 'users', 'makeEmergencyCode', {}))
  const second = await seatSecond(core, ['administrator', 'entry'])
  for (const secret of [CANARY.mrn, `${CANARY.familyName} ${CANARY.givenName}`]) {
    await ask(core, 'users', 'changeSecret', { before: '728164', after: secret })
    await ask(core, 'users', 'signIn', { person: second, secret })
  }
  await ask(core, 'users', 'lock', { why: 'person' })
  const use = { name: CANARY.physician, reason: `${CANARY.familyName} ${CANARY.note}` }
  await ask(core, 'users', 'useEmergencyCode', { code: CANARY.mrn, ...use })
  valueOf(await ask(core, 'users', 'useEmergencyCode', { code, ...use }))
  valueOf(await ask(core, 'users', 'signIn', { person, secret: '493817' }))
}
