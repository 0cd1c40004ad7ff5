/** A fault set into the sample of a template, and where it has to be found. */
export type SeededFile = {
  readonly sheet: string
  readonly fault: string
  readonly change: (text: string) => string
  readonly line: number | null
  readonly place: string
}

const seeded = (
  sheet: string,
  fault: string,
  [change, line, place]: readonly [(text: string) => string, number | null, string],
): SeededFile => ({ sheet, fault, change, line, place })

export const SEEDED_FILES: readonly SeededFile[] = [
  seeded('billing-hl7', 'a field that is not of the sheet', [
    text => text.replace('||CG|', '|X|CG|'),
    7,
    'FT1-5',
  ]),
  seeded('billing-hl7', 'a segment that is not of the sheet', [
    text => text.replace('\rPV1|', '\rZFT|1\rPV1|'),
    6,
    'ZFT-1',
  ]),
  seeded('billing-hl7', 'a required field that is empty', [
    text => text.replace('\rPID|1||TEST0001', '\rPID|1||'),
    5,
    'PID-3',
  ]),
  seeded('billing-hl7', 'an MRN that is too long', [
    text => text.replace('|TEST0001|', `|${'1'.repeat(21)}|`),
    5,
    'PID-3',
  ]),
  seeded('billing-hl7', 'a day that does not exist', [
    text => text.replace('|202611200910|', '|202613200910|'),
    7,
    'FT1-4',
  ]),
  seeded('billing-hl7', 'a code of FT1-6 that was not agreed', [
    text => text.replace('|CG|', '|CH|'),
    7,
    'FT1-6',
  ]),
  seeded('billing-hl7', 'an NPI of nine digits', [
    text => text.replace('|1999000015^', '|199900001^'),
    7,
    'FT1-20',
  ]),
  seeded('billing-hl7', 'a modifier of one letter', [text => text.replace('|XS~RT', '|XS~R'), 7, 'FT1-26']),
  seeded('billing-hl7', 'a trailer that counts other messages', [
    text => text.replace('\rBTS|4|', '\rBTS|96|'),
    29,
    'BTS-1',
  ]),
  seeded('billing-hl7', 'a trailer that counts other units', [
    text => text.replace('5~6', '5~7'),
    29,
    'BTS-3',
  ]),
  seeded('billing-hl7', 'a message number that stands twice', [
    text => text.replace('0001-00002', '0001-00001'),
    11,
    'MSH-10',
  ]),
  seeded('billing-hl7', 'another receiver', [text => text.replace('|SITE|||', '|SITE|OTHER||'), 1, 'FHS-5']),
  seeded('billing-hl7', 'a line that is not whole', [text => text.slice(0, -1), null, 'file']),
  seeded('billing-csv', 'a date of another form', [
    text => text.replace(',2026-11-20,09:10', ',2026-20-11,09:10'),
    3,
    'service_date',
  ]),
  seeded('billing-csv', 'a trailer that counts other rows', [
    text => text.replace('\r\nT,5,', '\r\nT,6,'),
    8,
    'lines',
  ]),
  seeded('billing-csv', 'a line number that stands twice', [
    text => text.replace('ZZZ000000002', 'ZZZ000000001'),
    4,
    'line_id',
  ]),
  seeded('billing-csv', 'a value that was changed after the hash', [
    text => text.replace('TESTASTER', 'TESTATER'),
    null,
    'file',
  ]),
  seeded('billing-fixed', 'a row that is one character short', [
    text => text.replace('TESTASTER ', 'TESTASTER'),
    2,
    'row',
  ]),
  seeded('billing-fixed', 'a sex that is none', [text => text.replace('19520204F', '19520204X'), 2, 'sex']),
  seeded('claims-837p', 'a set that counts other segments', [
    text => text.replace(/~SE\*\d+\*/, '~SE*99*'),
    53,
    'SE01',
  ]),
  seeded('claims-837p', 'a total that is not the sum', [
    text => text.replace(/~CLM\*ZZZ000000001\*[\d.]+/, '~CLM*ZZZ000000001*1'),
    21,
    'CLM02',
  ]),
  seeded('claims-837p', 'an interchange that ends under another number', [
    text => text.replace('~IEA*1*000000001', '~IEA*1*000000002'),
    55,
    'IEA02',
  ]),
  seeded('claims-837p', 'another billing provider', [
    text => text.replace('XX*1999000019', 'XX*1999000027'),
    null,
    'file',
  ]),
  seeded('billing-fhir', 'a birth date that does not exist', [
    text => text.replace('1952-02-04', '1952-13-04'),
    2,
    'birthDate',
  ]),
  seeded('billing-fhir', 'an element that is not of the sheet', [
    text => text.replace('"status":"billable"', '"status":"billable","note":[{"text":"x"}]'),
    8,
    'note.0.text',
  ]),
  seeded('billing-fhir', 'units that the head does not count', [
    text => text.replace('"quantity":{"value":2}', '"quantity":{"value":3}'),
    null,
    'file',
  ]),
]
