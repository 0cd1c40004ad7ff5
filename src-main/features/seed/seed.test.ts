import { expect, test } from 'vitest'
import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import { isNpi } from '#main/features/sessions/index.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { INVENTED_PHYSICIANS } from './planned-session.ts'
import { seededRandom } from './seeded-random.ts'
import { workingDays } from './working-days.ts'

const UNTIL = dayOf('2026-11-20')
/** A month of days as full as they are in a busy department. */
const REQUEST = { sessions: 600, years: 0.1, seed: 7, until: UNTIL }

function dayOf(text: string): IsoDate {
  const day = parseIsoDate(text)
  if (day === null) throw new Error(text)
  return day
}

function seeded(request = REQUEST): TempCore {
  const core = tempCore()
  if (!core.services.settings.beginTraining()) throw new Error('not for training')
  const steps = [...core.services.seed(request)]
  expect(steps.at(-1)).toEqual({ sessions: request.sessions, of: request.sessions })
  return core
}

/** What is the same in every log of a request: the code of the workstation is drawn for each. */
function sessionsOf({ services }: TempCore): readonly string[] {
  return [...services.sessions.listAll()].map(({ accession, state, patient, performedOn, lines }) =>
    [accession, state, patient.familyName, performedOn, ...lines.map(({ code }) => code)].join(' '),
  )
}

test('the same request gives the same sessions, another seed gives others', () => {
  const [one, same, other] = [seeded(), seeded(), seeded({ ...REQUEST, seed: 8 })].map(sessionsOf)
  expect(one).toHaveLength(600)
  expect(same).toEqual(one)
  expect(other).not.toEqual(one)
})

test('the chain of events holds, and every state of the work is there', async () => {
  const { services } = seeded()
  const verdict = await services.audit.verify({})
  expect(verdict).toMatchObject({ ok: true, value: { kind: 'whole' } })
  const states = Map.groupBy(services.sessions.listAll(), ({ state }) => state)
  expect([...states.keys()].toSorted()).toEqual(['complete', 'discarded', 'draft', 'exported', 'held'])
  expect(states.get('exported')?.length).toBeGreaterThan(400)
})

test('what has left stands in released batches, each line once', async () => {
  const { services } = seeded()
  const history = await services.exports.history({})
  if (!history.ok) throw new Error(history.error.code)
  expect(new Set(history.value.map(({ state }) => state))).toEqual(new Set(['released']))
  const exported = [...services.sessions.listAll()].filter(({ state }) => state === 'exported')
  for (const { id } of exported.slice(0, 20)) {
    expect(services.sessions.open({ id })).toMatchObject({
      ok: true,
      value: { batches: [expect.any(String)] },
    })
  }
})

test('work goes on after it: what is ready leaves under the next number', async () => {
  const { services } = seeded()
  const history = await services.exports.history({})
  const folder = tempFolder()
  const left = await services.exports.run({ scope: 'all', format: 'csv', hl7Version: '2.3.1', folder })
  if (!left.ok || !history.ok) throw new Error('no batch')
  expect(left.value.files[0]?.path).toContain('TRAINING')
  expect(left.value.batch?.localeCompare(history.value[0]?.batch ?? '')).toBe(1)
})

test('of the exams that were expected some are missing', async () => {
  const { services } = seeded()
  const missing = await services.worklist.listMissing({})
  if (!missing.ok) throw new Error(missing.error.code)
  expect(missing.value.length).toBeGreaterThan(3)
})

test('everyone is plainly invented, and the NPIs have their check digit', () => {
  const { services } = seeded()
  for (const { patient, mrn, accession } of services.sessions.listAll()) {
    expect(patient.familyName).toMatch(/(TEST|ROE)$/)
    expect(patient.givenName).toMatch(/^Synthetic /)
    expect([mrn.slice(0, 4), accession.slice(0, 5)]).toEqual(['TEST', 'TEST-'])
  }
  for (const { npi, givenName } of INVENTED_PHYSICIANS) {
    expect([isNpi(npi), givenName.slice(0, 9)]).toEqual([true, 'Synthetic'])
  }
})

test('sessions stand on working days alone, and there are exactly as many as asked for', () => {
  const days = workingDays({ sessions: 50_000, years: 5, until: UNTIL }, seededRandom(1))
  expect(days.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(50_000)
  expect(days.filter(({ day }) => [0, 6].includes(new Date(day).getUTCDay()))).toEqual([])
  expect(days.at(-1)?.day).toBe(UNTIL)
  const counts = days.map(({ sessions }) => sessions).toSorted((a, b) => a - b)
  expect(counts[Math.floor(days.length / 2)]).toBeGreaterThan(30)
})
