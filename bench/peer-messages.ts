import { createRequire } from 'node:module'
import { Hl7Message, Hl7Segment } from '@medplum/core'
import { Message } from 'node-hl7-client'
import type { ChargeFile, ChargeRecord, NumberedLine } from '#main/features/exports/charge-record.ts'
import { ownWords } from '#shared/domain/own-words.ts'

type SimpleMessage = {
  readonly addSegment: (name: string, ...fields: readonly string[]) => unknown
  readonly toString: () => string
}
const simple: { readonly Message: new (...fields: readonly string[]) => SimpleMessage } = createRequire(
  import.meta.url,
)('simple-hl7')

/** A segment as the libraries take it: its name, then its fields. The header's first two are its delimiters. */
type Segments = readonly (readonly string[])[]

/**
 * The messages of a file by a library's own means, from the same records that our writer is given. What the libraries
 * do not do is not done for them: nothing is escaped, no width is checked, nothing is read back.
 */
export function peerMessages(file: ChargeFile, build: (segments: Segments) => string): readonly string[] {
  return file.records.map((record, index) => build(segmentsOf(record, file, index + 1)))
}

export function simpleHl7([header = [], ...segments]: Segments): string {
  const message = new simple.Message(...header.slice(2))
  for (const [name = '', ...fields] of segments) message.addSegment(name, ...fields)
  return message.toString()
}

export function medplumHl7(segments: Segments): string {
  return new Hl7Message(segments.map(fields => new Hl7Segment([...fields]))).toString()
}

/** It makes the header itself. */
export function nodeHl7([header, ...segments]: Segments): string {
  const control = header?.[9] ?? ''
  const message = new Message({
    messageHeader: { msh_9_1: 'DFT', msh_9_2: 'P03', msh_10: control, msh_11_1: 'P' },
  })
  for (const [name = '', ...fields] of segments) {
    const segment = message.addSegment(name)
    for (const [index, field] of fields.entries()) if (field !== '') segment.set(String(index + 1), field)
  }
  return message.toString()
}

const SEX: Readonly<Record<string, string>> = { female: 'F', male: 'M', other: 'O', unknown: 'U' }

function segmentsOf(record: ChargeRecord, file: ChargeFile, position: number): Segments {
  const { patient } = record
  const offset = file.createdAt.slice(23).replace(':', '')
  const made = compact(file.createdAt.slice(0, 19)).replace('T', '') + offset
  const parties = [
    file.sendingApplication,
    file.sendingFacility,
    file.receivingApplication,
    file.receivingFacility,
  ]
  const control = `${file.batch}-${String(position).padStart(5, '0')}`
  const name = ended([patient.familyName, patient.givenName, patient.middleName], '^')
  const diagnoses = [...new Set(record.lines.flatMap(line => line.diagnoses))]
  return [
    ['MSH', '^~\\&', ...parties, made, '', 'DFT^P03', control, 'P', '2.3.1'],
    ['EVN', 'P03', made],
    ['PID', '1', '', patient.mrn, '', name, '', compact(patient.birthDate), SEX[patient.sex] ?? ''].concat(
      Array<string>(9).fill(''),
      record.account,
    ),
    ['PV1', '1', 'O', record.placeOfService].concat(Array<string>(15).fill(''), record.visit),
    ...record.lines.map((line, index) => charge(record, line, { file, position: index + 1 })),
    ...diagnoses.map((code, index) => [
      ...['DG1', String(index + 1), 'I10', `${code}^^I10`, '', '', 'F'],
      ...Array<string>(8).fill(''),
      String(index + 1),
    ]),
  ]
}

type Place = { readonly file: ChargeFile; readonly position: number }

function charge(record: ChargeRecord, line: NumberedLine, { file, position }: Place): readonly string[] {
  const code = `${line.code}^^C4`
  const when = compact(record.performedOn) + compact(record.performedAt)
  const { performing, referring } = record
  const person = (who: ChargeRecord['performing']) =>
    `${who.npi}^${who.familyName}^${who.givenName}^^^^^^^^^^NPI`
  return [
    ...['FT1', String(position), line.lineNumber, file.batch, when, '', 'CG', code, ownWords(line.code)],
    ...['', String(line.units), '', '', '', '', '', '', '', ''],
    line.diagnoses.map(one => `${one}^^I10`).join('~'),
    person(performing),
    referring === null ? '' : person(referring),
    ...['', record.accession, '', code],
    line.modifiers.join('~'),
  ]
}

function compact(text: string): string {
  return text.replaceAll(/[-:]/g, '')
}

function ended(parts: readonly string[], delimiter: string): string {
  return parts.slice(0, parts.findLastIndex(part => part !== '') + 1).join(delimiter)
}
