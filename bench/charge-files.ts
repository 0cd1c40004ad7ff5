import { createRequire } from 'node:module'
import { Hl7Message, Hl7Segment } from '@medplum/core'
import { stringify } from 'csv-stringify/sync'
import { Message } from 'node-hl7-client'
import { X12Interchange, type X12FunctionalGroup, type X12Transaction } from 'node-x12'
import { z } from 'zod'
import type { FileFormat } from '#main/features/exports/file-format.ts'
import { EVERY_FORMAT } from '#main/features/exports/testing/format-samples.ts'
import { verifyFile } from '#main/features/exports/verify-file.ts'
import { writeFile } from '#main/features/exports/write-file.ts'
import { aLongFile, sheetFor } from './charge-file-samples.ts'
import { byTurns, seconds, type Bench, type Comparison } from './comparison.ts'

const SESSIONS = 10_000
const RUNS = 3

type SimpleMessage = {
  readonly addSegment: (name: string, ...fields: readonly string[]) => unknown
  readonly toString: () => string
}
const simple: { readonly Message: new (...fields: readonly string[]) => SimpleMessage } = createRequire(
  import.meta.url,
)('simple-hl7')

const file = aLongFile(SESSIONS)

/**
 * Writing 10,000 sessions and reading them back against the records, for each format, against libraries that only put
 * the same fields together. The peers are handed every field as it stands in our file, so they neither escape nor look
 * anything up.
 */
export const benchChargeFiles: Bench = async () => {
  const messages = messagesOf(EVERY_FORMAT['HL7 2.3.1'])
  const rows = rowsOf(EVERY_FORMAT['chosen columns'])
  const claim: FileFormat = { kind: 'x12', options: sheetFor(SESSIONS) }
  const segments = written(claim)
    .toString('latin1')
    .split('~')
    .map(segment => segment.split('*'))
  const resources = written(EVERY_FORMAT['FHIR NDJSON']).toString('utf8').trimEnd().split('\n')
  const parsed = resources.map(text => z.json().parse(JSON.parse(text)))
  return [
    await measure('HL7 2.3.1', 'node-hl7-client, building only', () => messages.forEach(nodeHl7)),
    await measure('HL7 2.3.1', 'simple-hl7, building only', () => messages.forEach(simpleHl7)),
    await measure('HL7 2.3.1', '@medplum/core, building only', () => messages.forEach(medplumHl7)),
    await measure('837', 'node-x12, building only', () => nodeX12(segments), claim),
    await measure('CSV', 'csv-stringify, the cells of as many rows', () => stringify(rows)),
    await measure('chosen columns', 'csv-stringify, the same cells', () =>
      stringify(rows, { delimiter: ';' }),
    ),
    await measure('fixed width', 'csv-stringify, the same cells', () => stringify(rows)),
    await measure('FHIR Bundle', 'JSON.stringify of finished resources', () =>
      parsed.map(one => JSON.stringify(one)),
    ),
    await measure('FHIR NDJSON', 'JSON.stringify of finished resources', () =>
      parsed.map(one => JSON.stringify(one)),
    ),
  ]
}

function written(format: FileFormat | undefined): Buffer {
  if (!format) throw new Error('No such format')
  const bytes = writeFile(file, format)
  if (!bytes.ok) throw new Error(bytes.error.words)
  return bytes.value
}

async function measure(
  name: string,
  against: string,
  peer: () => unknown,
  format = EVERY_FORMAT[name],
): Promise<Comparison> {
  const { ours, theirs, ratio } = await byTurns(RUNS, {
    ours: () => {
      const verified = format && verifyFile(written(format), file, format)
      if (!verified?.ok) throw new Error(`${name} does not verify`)
      return Promise.resolve()
    },
    theirs: () => {
      peer()
      return Promise.resolve()
    },
  })
  return {
    name: `${name}: ${SESSIONS.toLocaleString('en')} sessions, two lines each, written and verified`,
    against,
    ours: seconds(ours),
    theirs: seconds(theirs),
    ratio,
    most: null,
    note: 'ours reads its bytes back and compares every fact, the peer does not',
  }
}

type Segments = readonly (readonly string[])[]

function messagesOf(format: FileFormat | undefined): readonly Segments[] {
  const text = written(format).toString('utf8')
  return text
    .slice(text.indexOf('MSH|'), text.indexOf('BTS|'))
    .split('MSH|')
    .slice(1)
    .map(message =>
      `MSH|${message}`
        .trimEnd()
        .split('\r')
        .map(segment => segment.split('|')),
    )
}

function nodeHl7([header, ...segments]: Segments): string {
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

function simpleHl7([header = [], ...segments]: Segments): string {
  const message = new simple.Message(...header.slice(2))
  for (const [name = '', ...fields] of segments) message.addSegment(name, ...fields)
  return message.toString()
}

function medplumHl7(segments: Segments): string {
  return new Hl7Message(segments.map(fields => new Hl7Segment([...fields]))).toString()
}

function nodeX12(segments: Segments): string {
  const interchange = new X12Interchange({
    segmentTerminator: '~',
    elementDelimiter: '*',
    subElementDelimiter: ':',
    endOfLine: '',
    format: false,
  })
  let group: X12FunctionalGroup | null = null
  let set: X12Transaction | null = null
  for (const [name = '', ...elements] of segments) {
    if (name === 'ISA') interchange.setHeader(elements)
    else if (name === 'GS') {
      group = interchange.addFunctionalGroup()
      group.setHeader(elements)
    } else if (name === 'ST') {
      set = group?.addTransaction() ?? null
      set?.setHeader(elements)
    } else if (!['SE', 'GE', 'IEA', ''].includes(name)) set?.addSegment(name, elements)
  }
  return interchange.toString()
}

function rowsOf(format: FileFormat | undefined): string[][] {
  const rows = written(format).toString('utf8').split('\r\n').slice(2, -2)
  return rows.map(row => row.split(';'))
}
