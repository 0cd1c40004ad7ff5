import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCodingSession } from './wire.ts'

const PLACED = { id: 'A', side: 'right', placement: { guidance: 'stereotactic' } }
const SESSION = { id: 'S1', serviceDate: '2026-11-20', claim: 'professional', lesions: [PLACED] }

test('what a session leaves out is filled in', () => {
  const read = readCodingSession(SESSION)
  expect(read).toMatchObject({
    ok: true,
    value: {
      placeOfService: '11',
      payer: 'medicare',
      mammogram: null,
      specimenRadiographs: 0,
      excisions: [],
      supplies: [],
      entered: null,
      diagnoses: [],
      lesions: [
        {
          structure: 'breast',
          biopsy: null,
          placement: {
            outcome: 'completed',
            step: 'separate',
            failedGuidance: [],
            replaced: false,
            devices: [],
          },
        },
      ],
    },
  })
  expect(readCodingSession({ ...SESSION, claim: 'facility' })).toMatchObject({
    value: { placeOfService: '22' },
  })
})

test('an empty list of keyed codes is kept, an absent one is none', () => {
  expect(readCodingSession({ ...SESSION, entered: [] })).toMatchObject({ value: { entered: [] } })
  expect(readCodingSession({ ...SESSION, entered: null })).toMatchObject({ value: { entered: null } })
})

const lesion = (change: object) => ({ ...SESSION, lesions: [{ ...PLACED, ...change }] })
const placement = (change: object) => lesion({ placement: { guidance: 'stereotactic', ...change } })

test.each([
  ['a list', [], 'not-an-object', ''],
  ['null', null, 'not-an-object', ''],
  ['a number', 7, 'not-an-object', ''],
  ['no claim', { ...SESSION, claim: undefined }, 'missing-field', 'claim'],
  ['an unknown claim', { ...SESSION, claim: 'both' }, 'wrong-value', 'claim'],
  ['an unknown payer', { ...SESSION, payer: 'nobody' }, 'wrong-value', 'payer'],
  ['no date', { ...SESSION, serviceDate: undefined }, 'missing-field', 'serviceDate'],
  ['a day that does not exist', { ...SESSION, serviceDate: '2026-02-30' }, 'wrong-value', 'serviceDate'],
  ['a place of service of one digit', { ...SESSION, placeOfService: '9' }, 'wrong-value', 'placeOfService'],
  ['an id that is a number', { ...SESSION, id: 4 }, 'wrong-value', 'id'],
  ['a misspelt field', { ...SESSION, lesion: [] }, 'unknown-field', 'lesion'],
  [
    'a misspelt field further in',
    placement({ guidence: 'mr' }),
    'unknown-field',
    'lesions.0.placement.guidence',
  ],
  ['a field named __proto__', JSON.parse('{"__proto__":{}}'), 'unknown-field', '__proto__'],
  ['lesions that are no list', { ...SESSION, lesions: {} }, 'wrong-value', 'lesions'],
  ['a lesion without a service', lesion({ placement: null }), 'lesion-without-service', 'lesions.0'],
  ['a lesion without a side', lesion({ side: undefined }), 'missing-field', 'lesions.0.side'],
  ['a bilateral lesion', lesion({ side: 'bilateral' }), 'wrong-value', 'lesions.0.side'],
  ['an unknown structure', lesion({ structure: 'liver' }), 'wrong-value', 'lesions.0.structure'],
  ['a repeated lesion', { ...SESSION, lesions: [PLACED, PLACED] }, 'repeated-lesion', 'lesions.1.id'],
  [
    'a placement without guidance',
    lesion({ placement: {} }),
    'missing-field',
    'lesions.0.placement.guidance',
  ],
  [
    'guidance none for a placement',
    placement({ guidance: 'none' }),
    'wrong-value',
    'lesions.0.placement.guidance',
  ],
  ['an unknown outcome', placement({ outcome: 'done' }), 'wrong-value', 'lesions.0.placement.outcome'],
  ['an unknown step', placement({ step: 'first' }), 'wrong-value', 'lesions.0.placement.step'],
  [
    'palpation that failed',
    placement({ failedGuidance: ['palpation'] }),
    'wrong-value',
    'lesions.0.placement.failedGuidance.0',
  ],
  [
    'an unknown device',
    placement({ devices: [{ type: 'coil', count: 1 }] }),
    'wrong-value',
    'lesions.0.placement.devices.0.type',
  ],
  [
    'no device counted',
    placement({ devices: [{ type: 'clip', count: 0 }] }),
    'wrong-value',
    'lesions.0.placement.devices.0.count',
  ],
  [
    'half a device',
    placement({ devices: [{ type: 'clip', count: 1.5 }] }),
    'wrong-value',
    'lesions.0.placement.devices.0.count',
  ],
  [
    'a core biopsy without imaging',
    lesion({ biopsy: { guidance: 'none' } }),
    'wrong-value',
    'lesions.0.biopsy.guidance',
  ],
  [
    'an unknown method',
    lesion({ biopsy: { guidance: 'mr', method: 'open' } }),
    'wrong-value',
    'lesions.0.biopsy.method',
  ],
  [
    'units in words',
    { ...SESSION, supplies: [{ code: 'A4648', units: 'two' }] },
    'wrong-value',
    'supplies.0.units',
  ],
  [
    'a supply that is a procedure',
    { ...SESSION, supplies: [{ code: '77002' }] },
    'wrong-value',
    'supplies.0.code',
  ],
  ['less than no films', { ...SESSION, specimenRadiographs: -1 }, 'wrong-value', 'specimenRadiographs'],
  ['a mammogram of no side', { ...SESSION, mammogram: {} }, 'missing-field', 'mammogram.side'],
  [
    'keyed units of none',
    { ...SESSION, entered: [{ code: '19283', units: 0 }] },
    'wrong-value',
    'entered.0.units',
  ],
  [
    'a diagnosis of no lesion here',
    { ...SESSION, diagnoses: [{ code: 'R92.1', lesions: ['Z'] }] },
    'unknown-lesion',
    'diagnoses.0.lesions.0',
  ],
  [
    'documentation in words',
    { ...SESSION, documentation: { history: 'yes' } },
    'wrong-value',
    'documentation.history',
  ],
])('%s is no session, and the error says where', (_what, value, code, path) => {
  const read = readCodingSession(value)
  expect(read).toMatchObject({ ok: false, error: { code, path } })
  if (!read.ok) expect(read.error.message.length).toBeGreaterThan(10)
})

test('whatever JSON comes, the answer is a session or an error', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const read = readCodingSession(value)
      if (!read.ok) expect(read.error.message).not.toMatch(/[\r\n]/)
    }),
    { numRuns: 2_000 },
  )
})

test('a value that is changed anywhere never ends the reading', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        'id',
        'serviceDate',
        'claim',
        'lesions',
        'mammogram',
        'excisions',
        'entered',
        'diagnoses',
        'documentation',
        'supplies',
      ),
      fc.jsonValue(),
      (field, value) => {
        const read = readCodingSession({ ...SESSION, [field]: value })
        if (!read.ok) expect(read.error.path.split('.')[0]).toBe(field)
      },
    ),
    { numRuns: 2_000 },
  )
})
