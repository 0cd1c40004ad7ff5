import { fail, ok, type Result } from '#shared/base/result.ts'
import { isWritable } from '../writable-text.ts'
import { escapeText } from './escape.ts'
import type { FieldRule, SegmentName, SegmentTable } from './segment-tables.ts'

/** A field: its repetitions, each a list of components, each plain text not yet escaped. */
export type Field = readonly (readonly string[])[]

/** A segment as data: what stands at which position. */
export type Segment = { readonly name: SegmentName; readonly fields: Readonly<Record<number, Field>> }

/** Why a segment cannot be written. Names the field, never what stood in it. */
export type SegmentProblem =
  | { readonly kind: 'too-long'; readonly field: string; readonly length: number; readonly max: number }
  | { readonly kind: 'missing'; readonly field: string }
  | { readonly kind: 'unwritable-character'; readonly field: string }
  | { readonly kind: 'beyond-ascii'; readonly field: string }
  | { readonly kind: 'no-amount'; readonly field: string }

export const text = (value: string): Field => [[value]]
export const composite = (...components: readonly string[]): Field => [components]
export const repeated = (repetitions: readonly (readonly string[])[]): Field => repetitions

const SEPARATOR_SEGMENTS: ReadonlySet<SegmentName> = new Set(['FHS', 'BHS', 'MSH'])

/**
 * A segment as it stands in the file, without its end. A value that does not fit is an error, never cut: a cut
 * medical record number is another patient's. A character that an escape stands for counts as one.
 */
export function renderSegment(
  segment: Segment,
  table: SegmentTable,
  characters: 'utf-8' | 'ascii' = 'utf-8',
): Result<string, SegmentProblem> {
  const rules = Object.entries(table[segment.name])
  const unknown = Object.keys(segment.fields).find(position => !rules.some(([known]) => known === position))
  if (unknown !== undefined) throw new Error(`${segment.name}-${unknown} is not in the segment table`)

  const positions: string[] = []
  for (const [position, rule] of rules) {
    const field = segment.fields[Number(position)] ?? []
    const problem = problemOf(`${segment.name}-${position}`, field, rule)
    if (problem) return fail(problem)
    if (characters === 'ascii' && !/^[\u0020-\u007e]*$/.test(renderField(field))) {
      return fail({ kind: 'beyond-ascii', field: `${segment.name}-${position}` })
    }
    positions[Number(position)] = renderField(field)
  }
  return ok(joinFields(segment.name, positions))
}

function problemOf(name: string, field: Field, rule: FieldRule): SegmentProblem | null {
  if (rule.required && renderField(field) === '') return { kind: 'missing', field: name }
  for (const components of field) {
    if (!components.every(isWritable)) return { kind: 'unwritable-character', field: name }
    const length = [...trimEnd(components).join('^')].length
    if (length > rule.max) return { kind: 'too-long', field: name, length, max: rule.max }
  }
  return null
}

function renderField(field: Field): string {
  return field.map(components => trimEnd(components).map(escapeText).join('^')).join('~')
}

/** In the segments that declare the separators, the first separator is field 1 and the others are field 2. */
function joinFields(name: SegmentName, positions: readonly string[]): string {
  const declares = SEPARATOR_SEGMENTS.has(name)
  const first = declares ? 3 : 1
  const values = Array.from(
    { length: Math.max(positions.length - first, 0) },
    (_, i) => positions[first + i] ?? '',
  )
  const lead = declares ? [`${name}|^~\\&`] : [name]
  return trimEnd([...lead, ...values]).join('|')
}

/** Empty places at the end are not written. */
function trimEnd(values: readonly string[]): readonly string[] {
  return values.slice(0, values.findLastIndex(value => value !== '') + 1)
}
