import { fail, ok, type Result } from '#shared/base/result.ts'

/** A parsed segment: `at(1)` is its first element, `at(1, 2)` the second component of it; empty where absent. */
export type ParsedSegment = {
  readonly id: string
  readonly at: (element: number, component?: number) => string
  /** How many components an element has. */
  readonly width: (element: number) => number
  readonly elements: number
}

export type ParsedInterchange = { readonly suffix: string; readonly segments: readonly ParsedSegment[] }

/** Where each element of an ISA starts and how wide it is, by the standard's table. */
const ISA_WIDTHS = [3, 2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1]
const ISA_LENGTH = 106

/**
 * Takes an interchange apart by the delimiters that its own ISA declares. Written apart from our writer: every element
 * of the ISA must stand at its place, every segment must end, and what follows each end must be the same line end.
 */
export function parseX12(bytes: Uint8Array): Result<ParsedInterchange, string> {
  if (bytes.some(byte => byte > 0x7e)) return fail('the bytes are not ASCII')
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const separator = content.charAt(3)
  const inner = content.charAt(104)
  const end = content.charAt(105)
  if (!isHeader(content, separator)) return fail('the ISA is not of 106 characters in its fixed widths')
  if (new Set([separator, inner, end, content.charAt(82)]).size !== 4)
    return fail('two delimiters are the same')

  const suffix = /^[\r\n]*/.exec(content.slice(ISA_LENGTH))?.[0] ?? ''
  if (suffix !== '' && suffix !== '\n' && suffix !== '\r\n')
    return fail('the segments end in several line ends')
  if (!content.endsWith(end + suffix)) return fail('the last segment has no end')
  const texts = content.slice(0, -(end.length + suffix.length)).split(end + suffix)
  for (const [index, text] of texts.entries()) {
    const place = `segment ${index + 1}`
    if (!/^[A-Z][A-Z0-9]{1,2}$/.test(text.slice(0, text.indexOf(separator))))
      return fail(`${place} has no name`)
    if (/[\u0000-\u001f]/.test(text)) return fail(`${place} holds a control character`)
    if (index > 0 && text.endsWith(separator)) return fail(`${place} ends in empty elements`)
  }
  return ok({ suffix, segments: texts.map(text => parseSegment(text, separator, inner)) })
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
  const id = pieces[0] ?? ''
  const whole = (element: number) => pieces[element] ?? ''
  return {
    id,
    elements: pieces.length - 1,
    at: (element, component) =>
      component === undefined ? whole(element) : (whole(element).split(inner)[component - 1] ?? ''),
    width: element => (whole(element) === '' ? 0 : whole(element).split(inner).length),
  }
}
