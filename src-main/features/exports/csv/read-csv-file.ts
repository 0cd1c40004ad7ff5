import { createHash } from 'node:crypto'
import { CsvError, parse } from 'csv-parse/sync'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { LineReader, ReadFile } from '../read-file.ts'

type Row = Readonly<Record<string, string>>
/** A row and the place in the file just after its line end. */
type PlacedRow = { readonly row: Row; readonly end: number }

/** The layout as the interface sheet prints it. Written out here once more: the reader does not ask the writer. */
const LAYOUT =
  'record_type,line_id,batch_id,txn_type,mrn,account,visit,last,first,dob,sex,service_date,service_time,accession,' +
  'charge_code,cpt,mod1,mod2,mod3,mod4,units,dx1,dx2,dx3,dx4,side,department,location,performing_npi,referring_npi,' +
  'device_udi,entered_by,entered_at,corrects_line_id,code_edition\r\n'

/** Reads a CSV charge file back: columns by their names, H first, T last, the hash over the bytes of the D rows. */
export function* readCsvFile(bytes: Buffer): LineReader {
  if (bytes.subarray(0, LAYOUT.length).toString('latin1') !== LAYOUT)
    return fail('the column line is another')
  const rows = parseRows(bytes)
  if (!rows.ok) return fail(rows.error)
  const [head, ...rest] = rows.value
  const tail = rest.pop()
  if (head?.row.record_type !== 'H' || tail?.row.record_type !== 'T') {
    return fail('the first row is not H or the last is not T')
  }
  if (rest.some(({ row }) => row.record_type !== 'D')) return fail('a row between H and T is not a charge')
  if (bytes.subarray(-2).toString('latin1') !== '\r\n') return fail('the last row has no end')
  const details = bytes.subarray(head.end, rest.at(-1)?.end ?? head.end)
  if (tail.row.account !== createHash('sha256').update(details).digest('hex')) {
    return fail('the hash is not that of the rows')
  }
  for (const { row } of rest) yield factsOfRow(row)
  return readAround(
    head.row,
    rest.map(({ row }) => row),
    tail.row,
  )
}

function parseRows(bytes: Buffer): Result<readonly PlacedRow[], string> {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const parsed: { readonly record: Row; readonly info: { readonly bytes: number } }[] = parse(bytes, {
      columns: true,
      info: true,
      record_delimiter: '\r\n',
    })
    return ok(parsed.map(({ record, info }) => ({ row: record, end: info.bytes })))
  } catch (error) {
    if (error instanceof CsvError) return fail(`the rows cannot be read: ${error.code}`)
    if (error instanceof TypeError) return fail('the bytes are not UTF-8')
    throw error
  }
}

function readAround(head: Row, details: readonly Row[], tail: Row): Result<ReadFile, string> {
  if (head.line_id !== '1') return fail('the layout is of another version')
  if (!['', 'TRAINING'].includes(head.first ?? '')) return fail('the H row says neither work nor training')
  const charges = details.filter(row => row.txn_type === 'CG').length
  if (tail.txn_type !== String(charges) || tail.mrn !== String(details.length - charges)) {
    return fail('the trailer counts other charges and credits')
  }
  if (details.some(row => row.txn_type === 'CD' && row.corrects_line_id === '')) {
    return fail('a credit does not say which line it takes back')
  }
  return ok({
    batch: head.batch_id ?? '',
    fileNumber: head.txn_type ?? '',
    claim: head.visit ?? '',
    chainHead: head.last ?? '',
    training: head.first === 'TRAINING',
    declared: { messages: null, lines: wholeNumber(tail.line_id), units: wholeNumber(tail.batch_id) },
    messages: new Set(details.map(row => `${row.txn_type} ${row.accession} ${row.entered_at}`)).size,
  })
}

const SEXES = new Map([
  ['F', 'female'],
  ['M', 'male'],
  ['O', 'other'],
  ['U', 'unknown'],
])
const TRANSACTIONS = new Map([
  ['CG', 'charge'],
  ['CD', 'credit'],
])
const SIDES = new Map([
  ['R', 'right'],
  ['L', 'left'],
])

/** The facts of a row in the words of the log. An unknown code reads as itself and so equals nothing. */
function factsOfRow(row: Row): ChargeFacts {
  const cell = (name: string) => row[name] ?? ''
  const list = (stem: string) =>
    [1, 2, 3, 4]
      .map(place => cell(`${stem}${place}`))
      .join(' ')
      .trimEnd()
  return {
    lineNumber: cell('line_id'),
    batch: cell('batch_id'),
    transaction: TRANSACTIONS.get(cell('txn_type')) ?? cell('txn_type'),
    mrn: cell('mrn'),
    account: cell('account'),
    visit: cell('visit'),
    familyName: cell('last'),
    givenName: cell('first'),
    birthDate: cell('dob'),
    sex: SEXES.get(cell('sex')) ?? cell('sex'),
    performedOn: cell('service_date'),
    performedAt: cell('service_time'),
    accession: cell('accession'),
    chargeCode: cell('charge_code'),
    procedureCode: cell('cpt'),
    modifiers: list('mod'),
    units: cell('units'),
    diagnoses: list('dx'),
    side: SIDES.get(cell('side')) ?? cell('side'),
    placeOfService: cell('location'),
    performingNpi: cell('performing_npi'),
    referringNpi: cell('referring_npi'),
    deviceIdentifier: cell('device_udi'),
    enteredAt: cell('entered_at'),
    codeEdition: cell('code_edition'),
    correctsLineNumber: cell('corrects_line_id'),
  }
}

/** NaN for anything that is not a whole number, so that it equals no count. */
function wholeNumber(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : NaN
}
