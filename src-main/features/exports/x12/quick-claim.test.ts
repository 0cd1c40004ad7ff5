import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChargeRecord } from '../charge-record.ts'
import { claimProblem } from './claim-problem.ts'
import { claimSegments } from './claim-segments.ts'
import { quickClaims, type ClaimText } from './quick-claim.ts'
import { renderSegment } from './render-segment.ts'
import { ordinaryClaims, spoiledClaims } from './testing/any-claims.ts'
import type { X12Options } from '#shared/contract/x12-options.ts'

/** The claim as it is written segment by segment; null where it is refused. */
function slowly(record: ChargeRecord, options: X12Options, level: number): ClaimText | null {
  if (claimProblem(record, options) !== null) return null
  const segments = claimSegments(record, options, level)
  return {
    text: segments.map(segment => renderSegment(segment, options.segmentSuffix)).join(''),
    segments: segments.length,
  }
}

test('an ordinary claim is written in one go, as it would be segment by segment', () => {
  fc.assert(
    fc.property(ordinaryClaims, ({ file, options }) => {
      const quickly = quickClaims(options)
      for (const [index, record] of file.records.entries()) {
        const text = quickly(record, index + 2)
        expect(text).not.toBeNull()
        expect(text).toEqual(slowly(record, options, index + 2))
      }
    }),
    { numRuns: 300 },
  )
})

test('whatever a claim holds, what is written in one go is what is written segment by segment', () => {
  const seen = { quickly: 0, left: 0 }
  fc.assert(
    fc.property(spoiledClaims, ({ file, options }) => {
      const quickly = quickClaims(options)
      for (const [index, record] of file.records.entries()) {
        const text = quickly(record, index + 2)
        if (text === null) seen.left += 1
        else {
          seen.quickly += 1
          expect(text).toEqual(slowly(record, options, index + 2))
        }
      }
    }),
    { numRuns: 2000 },
  )
  // Both ways were gone.
  expect(seen.quickly).toBeGreaterThan(100)
  expect(seen.left).toBeGreaterThan(100)
})
