import fc from 'fast-check'
import { expect, test } from 'vitest'
import facts from '#resources/reference/breast-localization.json' with { type: 'json' }
import type { CodingAnswer } from '#shared/domain/coding-answer.ts'
import type { CodingSession } from '#shared/domain/coding-session.ts'
import { assignCharges, builtInReference } from '#main/features/coding/index.ts'
import { arbitrarySession } from '#main/features/coding/testing/arbitrary-session.ts'
import { builtInFiles } from './testing/built-in-files.ts'
import { tempReference } from './testing/temp-reference.ts'

/**
 * An answer without what must differ: the names of the editions, and the remark on excisions that a table of the
 * breast codes alone cannot answer for.
 */
function comparable({ findings, reference, ...answer }: CodingAnswer): object {
  const labels = [reference.ptp, reference.mue, reference.addOn, reference.mpfs]
  const told = findings.filter(({ rule }) => rule !== 'ptp/no-data')
  let text = JSON.stringify({ ...answer, findings: told })
  for (const label of labels) text = text.replaceAll(label, 'EDITION')
  return JSON.parse(text)
}

test('the built-in facts, loaded as an edition, give the same answers as built in', async () => {
  const reference = tempReference()
  const state = await reference.load(builtInFiles())
  if (state.kind !== 'done') throw new Error(JSON.stringify(state))
  const builtIn = builtInReference()
  const sides = { loaded: 0, builtIn: 0 }
  fc.assert(
    fc.property(arbitrarySession, (session: CodingSession) => {
      const loaded = assignCharges(session, reference.coding)
      expect(comparable(loaded)).toEqual(comparable(assignCharges(session, builtIn)))
      const isLoaded = loaded.reference.ptp !== facts.editions.ptp.label
      sides[isLoaded ? 'loaded' : 'builtIn'] += 1
    }),
    { numRuns: 1_500 },
  )
  // Days before the edition are asked of the built-in facts, so that both ways were taken.
  expect(Math.min(sides.loaded, sides.builtIn)).toBeGreaterThan(100)
})
