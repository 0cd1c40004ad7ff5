/** A segment of a message that came in. Components and repetitions count from 1; what is absent is empty. */
export type Segment = {
  readonly name: string
  /** Whether the sender says anything of a field: two quotation marks say that it has no value. */
  readonly states: (field: number) => boolean
  readonly field: (field: number, component?: number, subcomponent?: number) => string
  /** The repetitions of a field, each as a reader of its components. */
  readonly repetitions: (field: number) => readonly Components[]
}

export type Components = (component: number, subcomponent?: number) => string

export type Delimiters = {
  readonly field: string
  readonly component: string
  readonly repetition: string
  readonly escape: string
  readonly subcomponent: string
}

/**
 * The delimiters that an MSH segment declares; null where they are no five different signs. A sender that declares
 * fewer means the standard ones for the rest. Source: HL7 v2.5.1, chapter 2, message delimiters.
 */
export function delimitersOf(header: string): Delimiters | null {
  const field = header[3] ?? ''
  const declared = field === '' ? '' : (header.slice(4).split(field)[0] ?? '')
  const [component = '^', repetition = '~', escape = '\\', subcomponent = '&'] = declared
  const all = [field, component, repetition, escape, subcomponent]
  const fit = all.every(sign => /^[^A-Za-z0-9\s]$/.test(sign)) && new Set(all).size === all.length
  return fit && declared.length > 0 ? { field, component, repetition, escape, subcomponent } : null
}

const NO_VALUE = '""'

export function readSegment(line: string, delimiters: Delimiters): Segment {
  const pieces = line.split(delimiters.field)
  const name = (pieces[0] ?? '').slice(0, 3)
  // The sign after MSH is its first field, so the pieces stand one place later.
  const shift = name === 'MSH' ? 1 : 0
  const raw = (field: number) => pieces[field - shift] ?? ''
  const componentsOf =
    (repetition: string): Components =>
    (component, subcomponent = 1) => {
      const text = repetition.split(delimiters.component)[component - 1] ?? ''
      const part = text.split(delimiters.subcomponent)[subcomponent - 1] ?? ''
      return part === NO_VALUE ? '' : unescape(part, delimiters).trim()
    }
  const repetitions = (field: number) =>
    raw(field) === '' ? [] : raw(field).split(delimiters.repetition).map(componentsOf)
  return {
    name,
    states: field => raw(field).trim() !== '',
    field: (field, component = 1, subcomponent = 1) => repetitions(field)[0]?.(component, subcomponent) ?? '',
    repetitions,
  }
}

/** Escapes as text. Highlighting and other formatting say nothing here; line breaks become spaces. */
function unescape(text: string, delimiters: Delimiters): string {
  const { escape } = delimiters
  let decoded = ''
  let at = 0
  while (at < text.length) {
    const opens = text.indexOf(escape, at)
    const closes = opens < 0 ? -1 : text.indexOf(escape, opens + 1)
    if (closes < 0) return decoded + text.slice(at)
    decoded += text.slice(at, opens) + meaningOf(text.slice(opens + 1, closes), delimiters)
    at = closes + 1
  }
  return decoded
}

function meaningOf(
  sequence: string,
  { field, component, subcomponent, repetition, escape }: Delimiters,
): string {
  switch (sequence) {
    case 'F':
      return field
    case 'S':
      return component
    case 'T':
      return subcomponent
    case 'R':
      return repetition
    case 'E':
      return escape
    case 'H':
    case 'N':
      return ''
    default:
      if (/^X([0-9A-Fa-f]{2})+$/.test(sequence)) return bytesAsText(sequence.slice(1))
      return sequence.startsWith('.') ? ' ' : `${escape}${sequence}${escape}`
  }
}

/** A line end written as a number is a space; other bytes are text. */
function bytesAsText(hex: string): string {
  return Buffer.from(hex, 'hex')
    .toString('utf8')
    .replaceAll(/[\r\n]+/g, ' ')
}
