import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOfTables } from '#shared/domain/review.ts'
import { hasRuleWords, NAMED_RULES, ruleWords } from '#shared/domain/rule-words.ts'
import { assignCharges } from './assign-charges.ts'
import { builtInReference } from './built-in-reference.ts'
import { RULES } from './rules.ts'
import { arbitrarySession } from './testing/arbitrary-session.ts'

/** Asked at entry, and no rule of the coding. */
const AT_ENTRY = ['duplicate/same-charge']

test.each(NAMED_RULES.filter(rule => !AT_ENTRY.includes(rule)))(
  '%s is a rule that an answer can name',
  rule => {
    expect(Object.keys(RULES)).toContain(rule)
  },
)

test('every finding that a person decides has words, with what mends it', () => {
  const reference = builtInReference()
  fc.assert(
    fc.property(arbitrarySession, session => {
      for (const { rule, severity } of assignCharges(session, reference).findings) {
        // Keyed lines are for the command line; a window derives all lines.
        const shown = severity === 'review' || (severity === 'warn' && !isOfTables(rule))
        if (shown && !rule.startsWith('entered/')) expect([rule, hasRuleWords(rule)]).toEqual([rule, true])
      }
    }),
    { numRuns: 300 },
  )
})

test('a rule without words keeps its name', () => {
  expect(ruleWords('placement/new-rule').label).toBe('placement/new-rule')
})
