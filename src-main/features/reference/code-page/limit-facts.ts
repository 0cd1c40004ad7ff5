import type { CodeFact } from '#shared/contract/reference.ts'
import { limitOf, type LimitDataset } from '../facts/code-facts.ts'
import { LIMIT_WORDS } from '../facts/indicator-words.ts'
import type { ReferenceOnDay } from '../reference-on-day.ts'

const LIMITS: readonly { readonly dataset: LimitDataset; readonly name: string }[] = [
  { dataset: 'mue-practitioner', name: 'Most units a day, professional claim' },
  { dataset: 'mue-outpatient', name: 'Most units a day, facility claim' },
  { dataset: 'mue-dme', name: 'Most units a day, equipment supplier' },
]

/** The unit limits of a code with what they mean. A table without the code says so: no limit known is not no limit. */
export function limitFacts(at: ReferenceOnDay, code: string): readonly CodeFact[] {
  return LIMITS.flatMap(({ dataset, name }): readonly CodeFact[] => {
    const limit = limitOf(at, dataset, code)
    if (limit === null) return []
    const { value, edition } = limit
    if (value === null) {
      // Most codes are no supplies: that the suppliers' table has no row is no news.
      if (dataset === 'mue-dme') return []
      return [{ name, value: 'none published', words: 'Its units are not checked: no data.', edition }]
    }
    const reason = value.rationale === '' ? '' : ` Published reason: ${value.rationale}.`
    return [
      {
        name,
        value: `${value.units} (MAI ${value.mai})`,
        words: `${LIMIT_WORDS[value.mai]}${reason}`,
        edition,
      },
    ]
  })
}
