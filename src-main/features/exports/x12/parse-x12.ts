import { isAscii } from 'node:buffer'
import { fail, ok, type Result } from '#shared/base/result.ts'

/** A parsed segment: `at(1)` is its first element, `at(1, 2)` the second component of it; empty where absent. */
export type ParsedSegment = {
  readonly id: string
  readonly at: (element: number, component?: number) => string
  /** How many components an element has. */
  readonly width: (element: number) => number
  readonly elements: number
}

/** Where each element of an ISA starts and how wide it is, by the standard's table. */
const ISA_WIDTHS = [3, 2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1]
const ISA_LENGTH = 106

/** What an interchange declares: between elements, between components, and at the end of a segment with its line end. */
export type Delimiters = { readonly separator: string; readonly inner: string; readonly end: string }

/** A place between two segments, and how many stand before it. */
export type Place = { readonly at: number; readonly number: number }

/** An interchange, segment by segment from the place where it stands. */
export type Segments = {
  readonly content: string
  readonly delimiters: Delimiters
  /** The next segment; null at the end, and at what is wrong with the bytes. */
  readonly next: () => ParsedSegment | null
  readonly problem: () => string | null
  readonly place: () => Place
  readonly goTo: (place: Place) => void
}

/** All segments of the bytes at once, for a short file. */
export function parseX12(bytes: Uint8Array): Result<readonly ParsedSegment[], string> {
  const opened = openX12(bytes)
  if (!opened.ok) return opened
  const segments: ParsedSegment[] = []
  for (let next = opened.value.next(); next !== null; next = opened.value.next()) segments.push(next)
  const problem = opened.value.problem()
  return problem === null ? ok(segments) : fail(problem)
}

/**
 * Takes an interchange apart by the delimiters that its own ISA declares, segment by segment. Written apart from our
 * writer: every element of the ISA must stand at its place, every segment must end, and what follows each end must be
 * the same line end.
 */
export function openX12(bytes: Uint8Array): Result<Segments, string> {
  if (!isAscii(bytes)) return fail('the bytes are not ASCII')
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const separator = content.charAt(3)
  const inner = content.charAt(104)
  const terminator = content.charAt(105)
  if (!isHeader(content, separator)) return fail('the ISA is not of 106 characters in its fixed widths')
  if (new Set([separator, inner, terminator, content.charAt(82)]).size !== 4)
    return fail('two delimiters are the same')
  const suffix = /^[\r\n]*/.exec(content.slice(ISA_LENGTH, ISA_LENGTH + 3))?.[0] ?? ''
  if (suffix !== '' && suffix !== '\n' && suffix !== '\r\n')
    return fail('the segments end in several line ends')
  const end = terminator + suffix
  if (!content.endsWith(end)) return fail('the last segment has no end')
  return ok(walk(content, { separator, inner, end }))
}

function walk(content: string, delimiters: Delimiters): Segments {
  const { separator, inner, end } = delimiters
  let [at, number] = [0, 0]
  let problem: string | null = null
  return {
    content,
    delimiters,
    next: () => {
      if (problem !== null || at >= content.length) return null
      const stop = content.indexOf(end, at)
      const text = content.slice(at, stop)
      at = stop + end.length
      number += 1
      problem = segmentProblem(text, number, separator)
      return problem === null ? parseSegment(text, separator, inner) : null
    },
    problem: () => problem,
    place: () => ({ at, number }),
    goTo: place => {
      at = place.at
      number = place.number
    },
  }
}

function segmentProblem(text: string, number: number, separator: string): string | null {
  if (/[\u0000-\u001f\u007f]/.test(text)) return `segment ${number} holds a control character`
  if (number > 1 && text.endsWith(separator)) return `segment ${number} ends in empty elements`
  const [id = ''] = text.split(separator, 1)
  return /^[A-Z][A-Z0-9]{1,2}$/.test(id) ? null : `segment ${number} has no name`
}

function isHeader(content: string, separator: string): boolean {
  if (!content.startsWith('ISA') || content.length < ISA_LENGTH) return false
  const elements = content.slice(0, ISA_LENGTH - 1).split(separator)
  return (
    elements.length === ISA_WIDTHS.length &&
    elements.every((element, index) => element.length === ISA_WIDTHS[index])
  )
}

function parseSegment(text: string, separator: string, inner: string): ParsedSegment {
  const pieces = text.split(separator)
  const whole = (element: number) => pieces[element] ?? ''
  return {
    id: whole(0),
    elements: pieces.length - 1,
    at: (element, component) =>
      component === undefined ? whole(element) : (whole(element).split(inner)[component - 1] ?? ''),
    width: element => (whole(element) === '' ? 0 : whole(element).split(inner).length),
  }
}
