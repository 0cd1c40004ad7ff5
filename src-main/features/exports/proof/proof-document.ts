import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { BatchProof } from '#shared/contract/exports.ts'
import { CLAIM_LABEL } from '#shared/domain/labels.ts'

const SOFT = '#4a5866'

const STATE_WORDS = {
  queued: 'Composed and checked; waits for its folder',
  releasing: 'Being released',
  released: 'Released',
  abandoned: 'Undone: nothing of it left',
} as const

/** The proof of a batch on paper. It names files, numbers and fingerprints, never a patient. */
export function proofDocument(proof: BatchProof, printedAt: string): TDocumentDefinitions {
  const title = `Batch ${proof.summary.batch}`
  return {
    pageSize: 'LETTER',
    pageMargins: [48, 44, 48, 52],
    compress: false,
    info: { title, producer: 'Chargemark', creator: 'Chargemark', creationDate: new Date(printedAt) },
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.15 },
    styles: {
      title: { fontSize: 17, bold: true },
      head: { fontSize: 11.5, bold: true, margin: [0, 12, 0, 4] },
      hash: { fontSize: 8 },
    },
    footer: (page, pages) => ({
      margin: [48, 12, 48, 0],
      fontSize: 8,
      color: SOFT,
      columns: [`${title}, printed ${printedAt}`, { text: `Page ${page} of ${pages}`, alignment: 'right' }],
    }),
    content: [...head(proof), ...files(proof), ...fingerprints(proof), ...answers(proof), ...retired(proof)],
  }
}

function head({ summary, by, settledAt, folder, destinationName }: BatchProof): Content[] {
  const facts = [
    ['State', STATE_WORDS[summary.state]],
    ['To', `${destinationName} (${summary.destination})`],
    ['Folder', folder],
    ['Composed', `${summary.createdAt}${by === '' ? '' : `, by ${by}`}`],
    ['Decided', settledAt ?? 'not yet'],
    ['Sessions of', summary.scope === 'all' ? 'all days' : summary.scope],
  ]
  return [
    { text: `Batch ${summary.batch}`, style: 'title' },
    {
      text: 'Each file was read back by an independent reader and compared with the log, line by line.',
      color: SOFT,
    },
    table(facts.map(([name = '', value = '']) => [{ text: name, color: SOFT }, value])),
  ]
}

function files({ summary }: BatchProof): Content[] {
  const rows = summary.files.map(({ name, claim, messages, lines, units, bytes }) => [
    name,
    CLAIM_LABEL[claim],
    ...[messages, lines, units, bytes].map(count => ({ text: String(count), alignment: 'right' as const })),
  ])
  const names = ['File', 'Claim', 'Sessions', 'Lines', 'Units', 'Bytes']
  return [
    { text: 'Files and totals, counted in their bytes', style: 'head' },
    table([names.map(text => ({ text, bold: true, color: SOFT })), ...rows]),
  ]
}

function fingerprints({ summary, sheetHash }: BatchProof): Content[] {
  const rows = [
    ...summary.files.map(({ name, sha256 }) => [`${name}, SHA-256`, sha256]),
    ['Interface sheet as used, SHA-256', sheetHash],
    ['Head of the audit chain', summary.chainHead],
  ]
  return [
    { text: 'Fingerprints', style: 'head' },
    table(rows.map(([name = '', hash = '']) => [name, { text: hash, style: 'hash' }])),
  ]
}

function answers({ answers: received }: BatchProof): Content[] {
  if (received.length === 0) return [{ text: 'No answer of the receiver so far.', margin: [0, 12, 0, 0] }]
  return [
    { text: 'Answers of the receiver', style: 'head' },
    table(received.map(({ name, receivedAt, words }) => [name, receivedAt, words])),
  ]
}

function retired({ retired: files }: BatchProof): Content[] {
  if (files.length === 0) return []
  return [
    { text: 'Retention', style: 'head' },
    table(files.map(({ name, at, outcome }) => [name, at, outcome])),
  ]
}

function table(body: TableCell[][]): Content {
  const columns = body[0]?.length ?? 1
  const widths = Array.from({ length: columns }, (_, index) => (index === columns - 1 ? '*' : 'auto'))
  return { table: { body, widths }, layout: 'lightHorizontalLines', margin: [0, 4, 0, 0] }
}
