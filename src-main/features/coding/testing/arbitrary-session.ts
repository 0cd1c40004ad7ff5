import fc from 'fast-check'
import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import type { CodingLesion, CodingSession } from '#shared/domain/coding-session.ts'
import {
  BIOPSY_GUIDANCES,
  CLAIMS,
  DEVICE_TYPES,
  FAILED_GUIDANCES,
  GUIDANCES,
  MAMMOGRAM_SIDES,
  OUTCOMES,
  SIDES,
  STEPS,
  STRUCTURES,
} from '#shared/domain/vocabulary.ts'
import { aSession } from './a-session.ts'

const placement = fc.record({
  guidance: fc.constantFrom(...GUIDANCES),
  outcome: fc.constantFrom(...OUTCOMES),
  step: fc.constantFrom('separate' as const, 'separate' as const, ...STEPS),
  failedGuidance: fc.subarray([...FAILED_GUIDANCES], { maxLength: 2 }),
  replaced: fc.boolean(),
  devices: fc.array(
    fc.record({ type: fc.constantFrom(...DEVICE_TYPES), count: fc.integer({ min: 1, max: 4 }) }),
    {
      maxLength: 3,
    },
  ),
})

const biopsy = fc
  .record({
    guidance: fc.constantFrom(...BIOPSY_GUIDANCES),
    method: fc.constantFrom('core' as const, 'fna' as const),
  })
  .filter(({ guidance, method }) => method === 'fna' || guidance !== 'none')

const service = fc.oneof(
  fc.record({ placement, biopsy: fc.constant(null) }),
  fc.record({ placement: fc.constant(null), biopsy }),
  fc.record({ placement, biopsy }),
)

const lesion = fc
  .tuple(fc.constantFrom(...SIDES), fc.constantFrom('breast' as const, ...STRUCTURES), service)
  .map(([side, structure, done]) => ({ side, structure, ...done }))

/** Lesions A, B, C ... in the order of entry. */
export const arbitraryLesions: fc.Arbitrary<readonly CodingLesion[]> = fc
  .array(lesion, { maxLength: 6 })
  .map(lesions => lesions.map((each, index) => ({ id: String.fromCharCode(65 + index), ...each })))

const dates = ['2020-05-01', '2024-08-01', '2026-11-20']
  .map(parseIsoDate)
  .filter((date): date is IsoDate => date !== null)

/** Any session the rules can be asked about, without keyed codes. */
export const arbitrarySession: fc.Arbitrary<CodingSession> = fc
  .record({
    serviceDate: fc.constantFrom(...dates),
    claim: fc.constantFrom(...CLAIMS),
    placeOfService: fc.constantFrom('11', '19', '22', '24'),
    payer: fc.constantFrom('medicare', 'commercial'),
    lesions: arbitraryLesions,
    mammogram: fc.option(
      fc.record({ side: fc.constantFrom(...MAMMOGRAM_SIDES), sameUnitAsGuidance: fc.boolean() }),
    ),
    specimenRadiographs: fc.integer({ min: 0, max: 4 }),
    excisions: fc.array(
      fc.record({
        code: fc.constantFrom('19125', '19126', '19301', '19302'),
        side: fc.option(fc.constantFrom(...SIDES)),
        units: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 3 },
    ),
    supplies: fc.array(
      fc.record({ code: fc.constantFrom('A4648', 'C1819'), units: fc.integer({ min: 1, max: 4 }) }),
      { maxLength: 2 },
    ),
  })
  .map(aSession)
