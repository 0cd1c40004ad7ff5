import type { FillFact, Hl7Fill } from '#shared/contract/hl7-fill.ts'
import type { ChargePhysician, ChargeRecord, NumberedLine } from '../charge-record.ts'
import { composite, text, type Field, type Segment } from './segment.ts'
import { dayStamp } from './timestamp.ts'

/** What the fields of a segment are filled with: of a record, and of a line where the segment is one of a line. */
export type FillFrom = { readonly record: ChargeRecord; readonly line: NumberedLine | null }

/** A segment with the fields that the sheet wants filled beyond those that always are. */
export function withFill(segment: Segment, fill: Hl7Fill, from: FillFrom): Segment {
  if (fill.length === 0) return segment
  const own = fill.filter(({ field }) => field.startsWith(`${segment.name}-`))
  if (own.length === 0) return segment
  const more = own.map(one => [
    Number(one.field.slice(segment.name.length + 1)),
    one.kind === 'text' ? composite(...one.text.split('^')) : factField(one.fact, from),
  ])
  return { ...segment, fields: { ...segment.fields, ...Object.fromEntries(more) } }
}

const SIDE = { right: 'R', left: 'L' } as const

function factField(fact: FillFact, { record, line }: FillFrom): Field {
  switch (fact) {
    case 'mrn':
      return text(record.patient.mrn)
    case 'account':
    case 'visit':
    case 'accession':
    case 'placeOfService':
      return text(record[fact])
    case 'performedOn':
      return text(dayStamp(record.performedOn, ''))
    case 'performing':
      return person(record.performing)
    case 'referring':
      return record.referring === null ? [] : person(record.referring)
    case 'lineNumber':
    case 'deviceIdentifier':
    case 'codeEdition':
      return text(line?.[fact] ?? '')
    case 'side':
      return text(line === null || line.side === null ? '' : SIDE[line.side])
  }
}

/** XCN: number, family and given name, and in component 13 that the number is the NPI (table 0203). */
export function person({ npi, familyName, givenName }: ChargePhysician): Field {
  return composite(npi, familyName, givenName, ...Array<string>(9).fill(''), 'NPI')
}
