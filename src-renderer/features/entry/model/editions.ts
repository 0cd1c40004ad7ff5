import type { Assessment } from '#shared/contract/sessions.ts'
import type { Finding, ReferenceEditions } from '#shared/domain/coding-answer.ts'

/** The tables that the charges were read from, and what the rules say of their age; null as long as no claim is chosen. */
export type Editions = {
  readonly reference: ReferenceEditions
  readonly remarks: readonly Finding[]
  /** Current, older than the date of service, in parts, or not there for it at all: the worst of what is said. */
  readonly age: 'in-force' | 'older' | 'incomplete' | 'not-checked'
  /** The tables that the worst is said of, as the rules call them. */
  readonly tables: readonly string[]
}

/** As the remarks of the rules call the tables. */
const TABLES = [
  'pair edits',
  'unit limits',
  'add-on code edits',
  'fee schedule indicators',
  'diagnoses',
  'supplies',
] as const

const REFERENCE = 'reference/'

/** Whether a finding is about the tables and not about the session. It stands with the editions, not in the findings. */
export function isAboutEditions(finding: Finding): boolean {
  return finding.rule.startsWith(REFERENCE)
}

/** What is said of the tables, once for all claims: they are read from the same ones. */
export function editionsOf(claims: Assessment['claims']): Editions | null {
  const [first] = claims
  if (!first) return null
  const remarks = [
    ...new Map(
      claims
        .flatMap(({ answer }) => answer.findings.filter(isAboutEditions))
        .map(remark => [remark.rule + remark.text, remark]),
    ).values(),
  ]
  const worst = WORST_FIRST.find(({ rule }) => remarks.some(remark => remark.rule === REFERENCE + rule))
  const age = worst?.age ?? (remarks.length > 0 ? 'older' : 'in-force')
  const said = remarks.filter(remark => !worst || remark.rule === REFERENCE + worst.rule)
  const tables = TABLES.filter(table => said.some(remark => remark.text.includes(table)))
  return { reference: first.answer.reference, remarks, age, tables }
}

const WORST_FIRST = [
  { rule: 'no-data', age: 'not-checked' },
  { rule: 'incomplete-edition', age: 'incomplete' },
  { rule: 'older-edition', age: 'older' },
] as const

const MOST_NAMED = 2

/** `Pair edits, unit limits and 2 more`: short enough for a line that is always there. */
export function namedTables(tables: readonly string[]): string {
  const isShort = tables.length <= MOST_NAMED + 1
  const named = isShort ? tables.join(', ') : tables.slice(0, MOST_NAMED).join(', ')
  const rest = isShort ? '' : ` and ${tables.length - MOST_NAMED} more`
  return named.charAt(0).toUpperCase() + named.slice(1) + rest
}
