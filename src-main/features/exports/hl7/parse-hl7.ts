import { fail, ok, type Result } from '#shared/base/result.ts'

/** A parsed segment. `field(7, 1)` is component 1 of the first repetition of field 7, decoded; empty where absent. */
export type ParsedSegment = {
  readonly name: string
  readonly field: (position: number, component?: number) => string
  /** Component 1 of each repetition, decoded. */
  readonly repetitions: (position: number) => readonly string[]
}

type Delimiters = {
  readonly field: string
  readonly component: string
  readonly repetition: string
  readonly escape: string
  readonly subcomponent: string
}

/**
 * All segments of the bytes of an HL7 v2 file. Written apart from our writer: delimiters are taken from the file's first
 * segment and escapes decoded by walking the text. Anything that is not UTF-8, a segment without its end or another
 * control character is refused.
 */
export function parseHl7(
  bytes: Uint8Array,
  end: '\r' | '\r\n' = '\r',
): Result<readonly ParsedSegment[], string> {
  const content = contentOf(bytes, end)
  if (!content.ok) return content
  const segments: ParsedSegment[] = []
  for (let at = 0; at < content.value.text.length;) {
    const read = segmentAt(content.value, at)
    if (!read.ok) return fail(`segment ${segments.length + 1} ${read.error}`)
    segments.push(read.value.segment)
    at = read.value.next
  }
  return ok(segments)
}

/** The text of a file and how its segments are told apart. */
export type Hl7Content = {
  readonly text: string
  readonly delimiters: Delimiters
  readonly end: '\r' | '\r\n'
}

/** The text of the bytes: UTF-8 whose last segment is ended and whose first one declares the delimiters. */
export function contentOf(bytes: Uint8Array, end: '\r' | '\r\n'): Result<Hl7Content, string> {
  const text = decodeUtf8(bytes)
  if (text === null) return fail('the bytes are not UTF-8')
  if (!text.endsWith(end)) return fail('the last segment has no end')
  const delimiters = delimitersOf(text)
  return delimiters ? ok({ text, delimiters, end }) : fail('the first segment declares no delimiters')
}

/** The segment that begins at a place, and where the next one does; or what is wrong with it. */
export function segmentAt(
  { text, delimiters, end }: Hl7Content,
  at: number,
): Result<{ readonly segment: ParsedSegment; readonly next: number }, string> {
  const stop = text.indexOf(end, at)
  const line = text.slice(at, stop)
  const problem = problemIn(line, delimiters)
  if (problem !== null) return fail(problem)
  return ok({ segment: parseSegment(line, delimiters), next: stop + end.length })
}

function problemIn(line: string, delimiters: Delimiters): string | null {
  if (!/^[A-Z][A-Z0-9]{2}/.test(line)) return 'has no name'
  if (/[\u0000-\u001f\u007f]/.test(line)) return 'holds a control character'
  const declares = /^(?:FHS|BHS|MSH)/.test(line)
  return declares && !declaresSame(line, delimiters) ? 'declares other delimiters' : null
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function delimitersOf(content: string): Delimiters | null {
  const [field, component, repetition, escape, subcomponent] = content.slice(3, 8)
  if (!field || !component || !repetition || !escape || !subcomponent) return null
  return { field, component, repetition, escape, subcomponent }
}

/** Parsers have stumbled over a second field of three characters, so all four must be there, everywhere the same. */
function declaresSame(
  line: string,
  { field, component, repetition, escape, subcomponent }: Delimiters,
): boolean {
  return line.slice(3).startsWith(`${field}${component}${repetition}${escape}${subcomponent}${field}`)
}

function parseSegment(line: string, delimiters: Delimiters): ParsedSegment {
  const pieces = line.split(delimiters.field)
  const name = pieces[0] ?? ''
  // Where a segment declares the delimiters, its first one is field 1 itself, so the pieces stand one place later.
  const shift = name === 'MSH' || name === 'FHS' || name === 'BHS' ? 1 : 0
  const raw = (position: number) => pieces[position - shift] ?? ''
  const componentOf = (repetition: string, component: number) =>
    decode(part(repetition, delimiters.component, component), delimiters)
  return {
    name,
    field: (position, component = 1) => componentOf(part(raw(position), delimiters.repetition, 1), component),
    repetitions: position =>
      raw(position) === ''
        ? []
        : raw(position)
            .split(delimiters.repetition)
            .map(repetition => componentOf(repetition, 1)),
  }
}

/** The nth of the parts that a delimiter divides a text into, counted from 1; empty where there are fewer. */
function part(text: string, delimiter: string, nth: number): string {
  let from = 0
  for (let passed = 1; passed < nth; passed += 1) {
    const found = text.indexOf(delimiter, from)
    if (found < 0) return ''
    from = found + delimiter.length
  }
  const stop = text.indexOf(delimiter, from)
  return stop < 0 ? text.slice(from) : text.slice(from, stop)
}

/** Walks the text: an escape character opens a sequence, the next one closes it. */
function decode(text: string, delimiters: Delimiters): string {
  let decoded = ''
  let at = 0
  while (at < text.length) {
    const opens = text.indexOf(delimiters.escape, at)
    const closes = opens < 0 ? -1 : text.indexOf(delimiters.escape, opens + 1)
    if (closes < 0) return decoded + text.slice(at)
    decoded += text.slice(at, opens) + meaningOf(text.slice(opens + 1, closes), delimiters)
    at = closes + 1
  }
  return decoded
}

function meaningOf(sequence: string, delimiters: Delimiters): string {
  switch (sequence) {
    case 'F':
      return delimiters.field
    case 'S':
      return delimiters.component
    case 'T':
      return delimiters.subcomponent
    case 'R':
      return delimiters.repetition
    case 'E':
      return delimiters.escape
    default:
      return delimiters.escape + sequence + delimiters.escape
  }
}
