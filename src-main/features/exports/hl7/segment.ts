import { fail, ok, type Result } from '#shared/base/result.ts'
import { isWritable } from '../writable-text.ts'
import { escapeText } from './escape.ts'
import type { PlacedRule, SegmentName, SegmentRules } from './segment-tables.ts'

/** A field: plain text not yet escaped, or its repetitions, each a list of components of such text. */
export type Field = string | readonly (readonly string[])[]

/** A segment as data: what stands at which position. */
export type Segment = {
  readonly name: SegmentName
  readonly fields: Readonly<Record<number, Field | undefined>>
}

/** Why a segment cannot be written. Names the field, never what stood in it. */
export type SegmentProblem =
  | { readonly kind: 'too-long'; readonly field: string; readonly length: number; readonly max: number }
  | { readonly kind: 'missing'; readonly field: string }
  | { readonly kind: 'unwritable-character'; readonly field: string }
  | { readonly kind: 'beyond-ascii'; readonly field: string }
  | { readonly kind: 'no-amount'; readonly field: string }

export const text = (value: string): Field => value
export const composite = (...components: readonly string[]): Field => [components]
export const repeated = (repetitions: readonly (readonly string[])[]): Field => repetitions

const SEPARATOR_SEGMENTS: ReadonlySet<SegmentName> = new Set(['FHS', 'BHS', 'MSH'])

/** So many field delimiters; the widest step from one field to the next is in PV1. */
const DELIMITERS: readonly string[] = Array.from({ length: 64 }, (_, count) => '|'.repeat(count))

/**
 * A segment as it stands in the file, without its end. A value that does not fit is an error, never cut: a cut
 * medical record number is another patient's. A character that an escape stands for counts as one.
 */
export function renderSegment(
  { name, fields }: Segment,
  rules: SegmentRules,
  characters: 'utf-8' | 'ascii' = 'utf-8',
): Result<string, SegmentProblem> {
  // In the segments that declare the separators, the first separator is field 1 and the others are field 2.
  const declares = SEPARATOR_SEGMENTS.has(name)
  let rendered = declares ? `${name}|^~\\&` : name
  let position = declares ? 2 : 0
  let known = 0
  let problem: SegmentProblem | null = null
  for (const rule of rules[name]) {
    const field = fields[rule.position]
    if (rule.position in fields) known += 1
    const value = renderField(field ?? '', rule, characters)
    if (typeof value !== 'string') problem ??= value
    // Empty places at the end are not written.
    if (typeof value !== 'string' || value === '') continue
    rendered += (DELIMITERS[rule.position - position] ?? '') + value
    position = rule.position
  }
  if (known < Object.keys(fields).length) throw new Error(`${name} has a field outside of its table`)
  return problem === null ? ok(rendered) : fail(problem)
}

function renderField(field: Field, rule: PlacedRule, characters: 'utf-8' | 'ascii'): string | SegmentProblem {
  const rendered = typeof field === 'string' ? renderText(field, rule) : renderRepetitions(field, rule)
  if (typeof rendered !== 'string') return rendered
  if (rule.required && rendered === '') return { kind: 'missing', field: rule.name }
  if (characters === 'ascii' && !/^[\u0020-\u007e]*$/.test(rendered)) {
    return { kind: 'beyond-ascii', field: rule.name }
  }
  return rendered
}

function renderText(value: string, rule: PlacedRule): string | SegmentProblem {
  return value.length <= rule.max && PLAIN.test(value) ? value : renderComponents([value], rule)
}

function renderRepetitions(
  repetitions: readonly (readonly string[])[],
  rule: PlacedRule,
): string | SegmentProblem {
  let rendered = ''
  for (const [index, components] of repetitions.entries()) {
    const repetition = renderComponents(components, rule)
    if (typeof repetition !== 'string') return repetition
    rendered += index === 0 ? repetition : `~${repetition}`
  }
  return rendered
}

/** Printable ASCII without a delimiter: nearly every value, and it stands in the file as it is. */
export const PLAIN = /^[ -%'-[\]_-{}]*$/

function renderComponents(components: readonly string[], { name, max }: PlacedRule): string | SegmentProblem {
  let rendered = ''
  let length = 0
  let written = 1
  for (const [index, value] of components.entries()) {
    if (value === '') continue
    const isPlain = PLAIN.test(value)
    if (!isPlain && !isWritable(value)) return { kind: 'unwritable-character', field: name }
    const carets = index + 1 - written
    rendered += '^'.repeat(carets) + (isPlain ? value : escapeText(value))
    length += carets + (isPlain ? value.length : [...value].length)
    written = index + 1
  }
  return length > max ? { kind: 'too-long', field: name, length, max } : rendered
}
