import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sessionEntrySchema } from '#shared/contract/session-entry-schema.ts'
import { CLAIM_CHOICES, MAX_LESIONS, SEXES, type SessionEntry } from '#shared/domain/session-entry.ts'
import {
  BIOPSY_GUIDANCES,
  BIOPSY_METHODS,
  DEVICE_TYPES,
  GUIDANCES,
  MAMMOGRAM_SIDES,
  OUTCOMES,
  SIDES,
  STEPS,
  STRUCTURES,
} from '#shared/domain/vocabulary.ts'
import { verifyChain } from '#main/features/audit/index.ts'
import { sessionsOn } from '#main/testing/sessions-on.ts'

/** Any text a window can send: halves of surrogate pairs, controls and all. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud83d',
    '|^~\\&',
    '2026-11-20',
    '2026-02-30',
    "'; DROP TABLE session; --",
  ),
)
const count = fc.oneof(fc.nat(3), fc.nat(9_999))
const orNull = <T>(values: readonly T[]) => fc.constantFrom(...values, null)

const physician = fc.record({ npi: text, familyName: text, givenName: text })
const item = fc.record({
  deviceIdentifier: fc.oneof(text, fc.constant('00312345678906')),
  lot: text,
  serial: fc.oneof(text, fc.constantFrom('S1', 'S2')),
  expiresOn: fc.oneof(text, fc.constantFrom('2026-11-21', '2027-02-30')),
})
const devices = fc.oneof(
  fc.record({ type: fc.constantFrom(...DEVICE_TYPES), count }),
  fc.record({
    type: fc.constantFrom(...DEVICE_TYPES),
    count,
    items: fc.array(item, { maxLength: 3 }),
  }),
)
const placement = fc.record({
  guidance: orNull(GUIDANCES),
  outcome: fc.constantFrom(...OUTCOMES),
  step: fc.constantFrom(...STEPS),
  failedGuidance: fc.array(fc.constantFrom(...GUIDANCES), { maxLength: GUIDANCES.length }),
  replaced: fc.boolean(),
  devices: fc.array(devices, { maxLength: 4 }),
})
const biopsy = fc.record({ guidance: orNull(BIOPSY_GUIDANCES), method: fc.constantFrom(...BIOPSY_METHODS) })
const lesionName = fc.oneof(fc.constantFrom('A', 'B', 'C'), fc.string({ minLength: 1, maxLength: 8 }))
const lesion = fc.record({
  id: lesionName,
  side: orNull(SIDES),
  structure: fc.constantFrom(...STRUCTURES),
  location: text,
  placement: fc.option(placement),
  biopsy: fc.option(biopsy),
})

const entry: fc.Arbitrary<SessionEntry> = fc.record({
  patient: fc.record({
    mrn: text,
    familyName: text,
    givenName: text,
    middleName: text,
    birthDate: text,
    sex: orNull(SEXES),
  }),
  accession: text,
  account: text,
  visit: text,
  performedOn: text,
  performedAt: text,
  performing: physician,
  referring: physician,
  placeOfService: fc.oneof(text, fc.constantFrom('11', '22', '24')),
  claims: fc.constantFrom(...CLAIM_CHOICES),
  payer: fc.oneof(text, fc.constantFrom('medicare', 'commercial')),
  lesions: fc.array(lesion, { maxLength: MAX_LESIONS }),
  mammogram: fc.record({ side: orNull(MAMMOGRAM_SIDES), sameUnitAsGuidance: fc.boolean() }),
  specimenRadiographs: count,
  excisions: fc.array(
    fc.record({
      code: fc.oneof(text, fc.constantFrom('19125', '19126', '19301')),
      side: orNull(SIDES),
      units: count,
    }),
    { maxLength: 5 },
  ),
  supplies: fc.array(fc.record({ code: fc.oneof(text, fc.constant('A4648')), units: count }), {
    maxLength: 5,
  }),
  diagnoses: fc.array(
    fc.record({
      code: fc.oneof(text, fc.constantFrom('R92.1', 'N63.11')),
      lesions: fc.array(lesionName, { maxLength: 4 }),
    }),
    { maxLength: 20 },
  ),
  documentation: fc.record({
    history: fc.boolean(),
    imagingReport: fc.boolean(),
    placementImages: fc.boolean(),
    operativeReport: fc.boolean(),
    pathologyReport: fc.boolean(),
  }),
  note: text,
})

test('whatever the schema takes is stored and comes back as it was, and the audit chain stays whole', async () => {
  const { db, sessions } = sessionsOn()
  await fc.assert(
    fc.asyncProperty(entry, async typed => {
      expect(sessionEntrySchema.safeParse(typed).success).toBe(true)
      const started = await sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' })
      if (!started.ok) throw new Error(started.error.code)
      const { id, revision } = started.value
      const saved = await sessions.saveDraft({ commandId: randomUUID(), id, revision, entry: typed })
      expect(saved.ok ? 'saved' : saved.error.code).toBe('saved')
      const opened = await sessions.open({ id })
      expect(opened.ok ? opened.value.entry : null).toEqual(typed)
    }),
    { numRuns: 300 },
  )
  expect(verifyChain(db).kind).toBe('whole')
})

test('whatever is complete has nothing wrong with it that a file could not hold', async () => {
  const { sessions } = sessionsOn()
  await fc.assert(
    fc.asyncProperty(entry, async typed => {
      const assessed = await sessions.assess({
        id: '00000000-0000-7000-8000-000000000000' as never,
        entry: typed,
      })
      if (!assessed.ok) throw new Error(assessed.error.code)
      const { canComplete, problems, missing, decision } = assessed.value
      expect(canComplete).toBe(problems.length === 0 && missing.length === 0 && decision !== 'blocked')
      for (const { message } of problems) expect(message.length).toBeGreaterThan(10)
    }),
    { numRuns: 200 },
  )
})
