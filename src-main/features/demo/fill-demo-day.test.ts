import { expect, test } from 'vitest'
import { isNpi } from '#main/features/sessions/index.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { demoExams, demoSessions } from './demo-day.ts'
import { fillDemoDay } from './fill-demo-day.ts'

const DAY = '2026-11-20'

test('every state of the work stands in the demo day, with its codes', async () => {
  const core = tempCore()
  await fillDemoDay(core.services, DAY)
  const listed = [...core.services.sessions.listAll()].map(session => {
    const codes = session.lines.map(line => `${line.claim[0]}:${[line.code, ...line.modifiers].join('-')}`)
    return [session.accession, session.state, session.decision, session.missing, ...codes].join(' ')
  })
  expect(listed).toEqual([
    'DEMO-001 complete ready 0 p:19283-RT f:19283-RT',
    'DEMO-002 complete ready 0 p:19283-LT',
    'DEMO-003 complete ready 0 p:19283-RT p:19284-LT p:77066-26 f:19283-RT f:19284-LT f:77066',
    'DEMO-004 complete ready 0 f:19285-LT',
    'DEMO-005 complete ready 0 p:19081-RT p:77065-26-RT f:19081-RT f:77065-RT',
    'DEMO-006 complete ready 0 p:19283-XS-RT p:19083-RT',
    'DEMO-007 complete ready 0 p:19285-XS-LT p:10035-LT f:19285-XS-LT f:10035-LT',
    'DEMO-008 complete ready 0 f:19287-RT',
    'DEMO-009 complete ready 0 p:19285-LT p:19286-RT p:77066-26 f:19285-LT f:19286-RT f:77066',
    'DEMO-010 complete review 0 p:19283-53-LT f:19283-74-LT',
    'DEMO-011 complete review 0 p:19499-RT f:19499-RT',
    'DEMO-012 draft ready 1',
    'DEMO-013 held ready 1 p:19083-LT f:19083-LT',
    'DEMO-014 draft ready 1 p:19281-LT f:19281-LT',
    'DEMO-015 complete ready 0 p:19285-RT f:19285-RT',
  ])
})

test('everyone in the demo day is plainly invented, and the NPIs have their check digit', () => {
  const defaults = { performedOn: DAY, placeOfService: '22', claims: 'both', payer: 'medicare' } as const
  for (const { entry } of demoSessions(defaults)) {
    expect(entry.patient.mrn).toMatch(/^TEST\d{4}$/)
    expect(entry.accession).toMatch(/^DEMO-\d{3}$/)
    for (const person of [entry.patient, entry.performing, entry.referring]) {
      expect(`${person.familyName} ${person.givenName}`.trim()).toMatch(/^(TEST.* Synthetic .*)?$/)
    }
    expect(isNpi(entry.performing.npi)).toBe(true)
    expect(entry.referring.npi === '' || isNpi(entry.referring.npi)).toBe(true)
  }
})

test('of the expected exams two are missing and one is no charge; the others have their sessions', async () => {
  const core = tempCore()
  await fillDemoDay(core.services, DAY)
  const listed = await core.services.worklist.listDay({ day: DAY })
  if (!listed.ok) throw new Error(listed.error.code)
  expect(listed.value.map(({ accession, standing }) => `${accession} ${standing}`)).toEqual([
    'DEMO-001 charged',
    'DEMO-002 charged',
    'DEMO-003 charged',
    'DEMO-005 charged',
    'DEMO-008 charged',
    'DEMO-012 in-work',
    'DEMO-013 in-work',
    'DEMO-014 in-work',
    'DEMO-016 missing',
    'DEMO-017 missing',
    'DEMO-018 no-charge',
  ])
  expect(listed.value.flatMap(({ flags }) => flags)).toEqual([])
})

test('everyone expected in the demo day is plainly invented', () => {
  for (const { accession, mrn, patientName, ...exam } of demoExams()) {
    expect(accession).toMatch(/^DEMO-\d{3}$/)
    expect(mrn).toMatch(/^TEST\d{4}$/)
    expect(patientName).toMatch(/^TEST\w+, Synthetic /)
    expect([exam.performing, exam.referring]).toEqual([
      expect.stringMatching(/^TEST/),
      expect.stringMatching(/^TEST/),
    ])
    expect([isNpi(exam.performingNpi), isNpi(exam.referringNpi)]).toEqual([true, true])
  }
})
