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
 * Reads the bytes of an HL7 v2 file into segments. Written apart from our writer: it takes its delimiters from the
 * file's first segment and decodes escapes by walking the text. Anything that is not UTF-8, a segment without its end
 * or another control character is refused.
 */
export function parseHl7(
  bytes: Uint8Array,
  end: '\r' | '\r\n' = '\r',
): Result<readonly ParsedSegment[], string> {
  const content = decodeUtf8(bytes)
  if (content === null) return fail('the bytes are not UTF-8')
  if (!content.endsWith(end)) return fail('the last segment has no end')
  const delimiters = delimitersOf(content)
  if (!delimiters) return fail('the first segment declares no delimiters')

  const segments: ParsedSegment[] = []
  for (const line of content.slice(0, -end.length).split(end)) {
    if (!/^[A-Z][A-Z0-9]{2}/.test(line)) return fail(`segment ${segments.length + 1} has no name`)
    if (/[\u0000-\u001f\u007f]/.test(line))
      return fail(`segment ${segments.length + 1} holds a control character`)
    if (/^(?:FHS|BHS|MSH)/.test(line) && !declaresSame(line, delimiters)) {
      return fail(`segment ${segments.length + 1} declares other delimiters`)
    }
    segments.push(parseSegment(line, delimiters))
  }
  return ok(segments)
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
    decode(repetition.split(delimiters.component)[component - 1] ?? '', delimiters)
  return {
    name,
    field: (position, component = 1) =>
      componentOf(raw(position).split(delimiters.repetition)[0] ?? '', component),
    repetitions: position =>
      raw(position) === ''
        ? []
        : raw(position)
            .split(delimiters.repetition)
            .map(repetition => componentOf(repetition, 1)),
  }
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
