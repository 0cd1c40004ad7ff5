import { stringify } from 'csv-stringify/sync'
import { X12Interchange, type X12FunctionalGroup, type X12Transaction } from 'node-x12'
import { z } from 'zod'
import type { FileFormat } from '#main/features/exports/file-format.ts'
import { EVERY_FORMAT } from '#main/features/exports/testing/format-samples.ts'
import { verifyFile } from '#main/features/exports/verify-file.ts'
import { writeFile } from '#main/features/exports/write-file.ts'
import { aLongFile, sheetFor } from './charge-file-samples.ts'
import { medplumHl7, nodeHl7, peerMessages, simpleHl7 } from './peer-messages.ts'
import { byTurns, seconds, type Bench, type Comparison } from './comparison.ts'

const SESSIONS = 10_000
const RUNS = 7

const file = aLongFile(SESSIONS)

/**
 * Writing 10,000 sessions and reading them back against the records, for each format, against libraries that only build.
 * Those of HL7 start from the same records and end with the same messages, which is looked at before. The others are
 * handed every element, cell or resource as it stands in our file, so they neither escape nor look anything up.
 */
export const benchChargeFiles: Bench = async () => {
  sameMessages('node-hl7-client', nodeHl7, 'its own')
  sameMessages('simple-hl7', simpleHl7, 'same')
  sameMessages('@medplum/core', medplumHl7, 'same')
  const rows = rowsOf(EVERY_FORMAT['chosen columns'])
  const claim: FileFormat = { kind: 'x12', options: sheetFor(SESSIONS) }
  const segments = written(claim)
    .toString('latin1')
    .split('~')
    .map(segment => segment.split('*'))
  const resources = written(EVERY_FORMAT['FHIR NDJSON']).toString('utf8').trimEnd().split('\n')
  const parsed = resources.map(text => z.json().parse(JSON.parse(text)))
  return [
    await measure('HL7 2.3.1', 'node-hl7-client, building the same messages', () =>
      peerMessages(file, nodeHl7),
    ),
    await measure('HL7 2.3.1', 'simple-hl7, building the same messages', () => peerMessages(file, simpleHl7)),
    await measure('HL7 2.3.1', '@medplum/core, building the same messages', () =>
      peerMessages(file, medplumHl7),
    ),
    {
      ...(await measure('837', 'node-x12, building the same segments', () => nodeX12(segments), claim)),
      most: 1,
    },
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
    note: 'ours also reads its bytes back and compares every fact, the peer only builds; below 1 ours takes less time all the same',
  }
}

type Segments = readonly (readonly string[])[]

/** Our messages without the envelope, one text each. */
function ourMessages(): readonly string[] {
  const text = written(EVERY_FORMAT['HL7 2.3.1']).toString('utf8')
  const messages = text.slice(text.indexOf('MSH|'), text.indexOf('BTS|')).split('MSH|').slice(1)
  return messages.map(message => `MSH|${message}`)
}

/** A peer that made other messages would be measured at other work. Its header may be its own. */
function sameMessages(name: string, build: (segments: Segments) => string, head: 'same' | 'its own'): void {
  const ours = ourMessages()
  const whole = (text: string) => {
    const segments = text.trimEnd().split('\r')
    return (head === 'same' ? segments : segments.slice(1)).join('\r')
  }
  const other = peerMessages(file, build).findIndex((text, index) => whole(text) !== whole(ours[index] ?? ''))
  if (other >= 0) throw new Error(`${name} makes another message ${other + 1} than ours`)
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
