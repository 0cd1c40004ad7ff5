import type { DecodedField, DecodedPart } from '#shared/contract/decoded-file.ts'
import type { SectionOf } from '#shared/contract/interface-sheet.ts'
import { HL7_FIELDS, HL7_SEGMENT_TITLES } from './hl7-fields.ts'
import { componentsInWords } from './hl7-components.ts'
import { meaningOf } from './value-kind.ts'

/** Takes an HL7 file apart for a reader's eye: each filled field with its place, name and meaning. */
export function decodeHl7(text: string, section: SectionOf<'hl7'>): readonly DecodedPart[] {
  const end = section.segmentEnd === 'CR' ? '\r' : '\r\n'
  const parts: DecodedPart[] = []
  let from = 0
  for (const segment of text.split(end)) {
    if (segment !== '') parts.push(decodeSegment(segment, { from, line: parts.length + 1, section }))
    from += segment.length + end.length
  }
  return parts
}

type Where = { readonly from: number; readonly line: number; readonly section: SectionOf<'hl7'> }

function decodeSegment(segment: string, { from, line, section }: Where): DecodedPart {
  const pieces = segment.split('|')
  const name = pieces[0] ?? ''
  // Where a segment declares the delimiters, the first of them is field 1 itself.
  const declares = ['MSH', 'FHS', 'BHS'].includes(name)
  const fields: DecodedField[] = declares ? [decodeField(`${name}-1`, '|', { at: from + 3, section })] : []
  let at = from + name.length + 1
  for (const [index, raw] of pieces.slice(1).entries()) {
    const position = index + (declares ? 2 : 1)
    if (raw !== '') fields.push(decodeField(`${name}-${position}`, raw, { at, section }))
    at += raw.length + 1
  }
  const title = HL7_SEGMENT_TITLES[name] ?? 'not of this sheet'
  return { name, title, line, from, to: from + segment.length, fields }
}

type At = { readonly at: number; readonly section: SectionOf<'hl7'> }

function decodeField(place: string, raw: string, { at, section }: At): DecodedField {
  const known = HL7_FIELDS.get(place)
  const delimiters = /^(?:MSH|FHS|BHS)-[12]$/.test(place)
  const repetitions = delimiters ? [[raw]] : raw.split('~').map(one => one.split('^').map(plain))
  const words = repetitions.map(components =>
    [
      meaningOf(known?.kind ?? 'text', components[0] ?? '', section.transactionTypes),
      componentsInWords(place, components),
    ]
      .filter(part => part !== '')
      .join('; '),
  )
  return {
    place,
    name: known?.name ?? 'not of this sheet',
    from: at,
    to: at + raw.length,
    value: delimiters ? raw : repetitions.map(components => components.join('^')).join('~'),
    meaning: words.filter(part => part !== '').join(' / '),
  }
}

const ESCAPED: Readonly<Record<string, string>> = { F: '|', S: '^', T: '&', R: '~', E: '\\' }

function plain(component: string): string {
  return component.replaceAll(/\\([FSTRE])\\/g, (_, letter: string) => ESCAPED[letter] ?? '')
}
