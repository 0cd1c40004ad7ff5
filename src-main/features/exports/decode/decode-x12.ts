import { ownWords } from '#shared/domain/own-words.ts'
import { PLACES_OF_SERVICE } from '#shared/domain/place-of-service.ts'
import type { DecodedField, DecodedPart } from '#shared/contract/decoded-file.ts'
import { meaningOf } from './value-kind.ts'
import { elementWords, segmentTitle } from './x12-fields.ts'

/** Claims carry no credits, so no receiver has codes for them here. */
const NO_CODES = { charge: '', credit: '' }

/** Takes an 837 apart for a reader's eye, by the delimiters that its own ISA declares. */
export function decodeX12(text: string): readonly DecodedPart[] {
  const [element, inner, end] = [text.charAt(3), text.charAt(104), text.charAt(105)]
  if (!text.startsWith('ISA') || element === '' || end === '') return []
  const parts: DecodedPart[] = []
  let from = 0
  for (const raw of text.split(end)) {
    const segment = raw.replace(/^[\r\n]+/, '')
    const start = from + raw.length - segment.length
    if (segment !== '')
      parts.push(decodeSegment(segment, { from: start, line: parts.length + 1, element, inner }))
    from += raw.length + end.length
  }
  return parts
}

type Where = {
  readonly from: number
  readonly line: number
  readonly element: string
  readonly inner: string
}

function decodeSegment(segment: string, { from, line, element, inner }: Where): DecodedPart {
  const pieces = segment.split(element)
  const [name = '', first = ''] = pieces
  const fields: DecodedField[] = []
  let at = from + name.length + 1
  for (const [index, raw] of pieces.slice(1).entries()) {
    if (raw !== '') fields.push(decodeElement({ segment: name, position: index + 1, raw, at, inner }))
    at += raw.length + 1
  }
  return { name, title: segmentTitle(name, first), line, from, to: from + segment.length, fields }
}

type Element = {
  readonly segment: string
  readonly position: number
  readonly raw: string
  readonly at: number
  readonly inner: string
}

function decodeElement({ segment, position, raw, at, inner }: Element): DecodedField {
  const known = elementWords(segment, position)
  const pieces = raw === inner ? [raw] : raw.split(inner)
  return {
    place: `${segment}${String(position).padStart(2, '0')}`,
    name: known?.name ?? 'not of this sheet',
    from: at,
    to: at + raw.length,
    value: raw.trim() === '' ? 'blanks' : pieces.join(' : ').trim(),
    meaning: compositeInWords(segment, position, pieces) || meaningOf(known?.kind ?? 'text', raw, NO_CODES),
  }
}

const QUALIFIERS: Readonly<Record<string, string>> = {
  'HL03 20': 'billing provider',
  'HL03 22': 'subscriber',
  'NM102 1': 'person',
  'NM102 2': 'organization',
  'NM108 XX': 'NPI',
  'NM108 MI': 'member number',
  'NM108 PI': 'payer number',
  'NM108 46': 'electronic transmitter number',
  'GS08 005010X222A1': '837P, professional claims',
  'GS08 005010X223A2': '837I, facility claims',
  'BHT02 00': 'original',
  'BHT02 18': 'issued again',
}

function compositeInWords(segment: string, position: number, pieces: readonly string[]): string {
  const [first = '', second = '', ...rest] = pieces
  if ((segment === 'SV1' && position === 1) || (segment === 'SV2' && position === 2)) {
    const modifiers = rest.map(modifier => meaningOf('modifier', modifier, NO_CODES) || modifier)
    return [ownWords(second), ...modifiers].filter(part => part !== '').join(', ')
  }
  if (segment === 'HI') return `${first === 'ABK' ? 'main diagnosis' : 'diagnosis'} ${dotted(second)}`
  if (segment === 'CLM' && position === 5 && second === 'B') {
    return PLACES_OF_SERVICE.find(({ code }) => code === first)?.label ?? ''
  }
  return QUALIFIERS[`${segment}${String(position).padStart(2, '0')} ${first}`] ?? ''
}

function dotted(code: string): string {
  return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code
}
