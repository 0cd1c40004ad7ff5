import { CANARY } from './canaries.ts'

/** Files from outside, good and bad, with a canary in whatever they say of a patient. */

const { familyName, givenName, middleName, mrn, birthDate, accession, orderNumber, note } = CANARY
const BORN = birthDate.replaceAll('-', '')
const DAY = '20261120'

const order = (number: string) =>
  [
    `MSH|^~\\&|RIS|TEST|CHARGEMARK|TEST|${DAY}070000||ORM^O01^ORM_O01|${number}|P|2.5.1||||||UNICODE UTF-8`,
    `PID|1||${mrn}^^^TEST^MR||${familyName}^${givenName}^${middleName}||${BORN}|F||||||||||${CANARY.account}`,
    `PV1|1|O||||||1999000031^${CANARY.physician}^${givenName}|||||||||||${CANARY.visit}`,
    `ORC|NW|${orderNumber}|||||^^^${DAY}091000`,
    `OBR|1|${orderNumber}||WIRE^${note}^L||||||||||||1999000031^${CANARY.physician}||${accession}|||||||||^^^${DAY}091000`,
    '',
  ].join('\r')

const HEADER = 'Accession,MRN,Patient,DOB,Exam Date,Time,Procedure'
const row = (day: string) =>
  `${accession},${mrn},"${familyName}, ${givenName}",07/29/1931,${day},9:10 AM,${note}`

/** What a worklist imports, by the name of the file: the good ones first, the others each wrong in a way of its own. */
export const EXAM_FILES: Readonly<Record<string, string>> = {
  'orders.hl7': order('1'),
  'exams.csv': `${HEADER}\n${row('11/20/2026')}\n`,
  'no-such-date.csv': `${HEADER}\n${row('02/31/2026')}\n${row(familyName)}\n`,
  'open-quotation.csv': `${HEADER}\n"${row('11/20/2026')}\n`,
  'no-header.csv': `${row('11/20/2026')}\n${row('11/20/2026')}\n`,
  'too-long.csv': `${HEADER}\n${familyName.repeat(20_000)},${mrn}\n`,
  'cut-off.hl7': order('2').slice(0, 180),
  'no-order.hl7': order('3').split('\r').slice(0, 2).join('\r'),
  'bad-dates.hl7': order('4').replaceAll(DAY, familyName).replaceAll(BORN, familyName),
  'mixed.hl7': `${familyName}\r${order('5')}MSH|${familyName}\r${note}`,
  'noise.bin': `\u0000\u0001${familyName}\u0000${mrn}`,
  'words.txt': `${familyName} ${givenName} was here, ${note}`,
  'document.json': `{"patient":"${familyName}","mrn":"${mrn}`,
  'empty.csv': '',
}

/** What receivers leave: for a file of ours, for a batch of ours, for nothing of ours, and what nobody can read. */
export function answerFiles(sent: string, batch: string): Readonly<Record<string, string>> {
  const ack = (code: string, number: string) =>
    `MSH|^~\\&|B|T|C|T|${DAY}||ACK|1|P|2.3.1\rMSA|${code}|${number}|${familyName}\rERR|PID^1^5^101&${familyName} ${mrn}\r`
  return {
    'one.hl7': ack('AE', `${batch}-00001`),
    'two.hl7': ack('AE', `${mrn}-1`),
    'three.hl7': `MSH|^~\\&|${familyName}`,
    'four.txt': `ISA*00*          *00*          *ZZ*${familyName}*~${mrn}`,
    [`${sent}.rej`]: `${familyName} ${givenName}, ${mrn}, is not ours`,
    'unknown.csv.rej': `${familyName} ${givenName}`,
    'letter.pdf': `%PDF-1.4 ${familyName} ${note}`,
  }
}

/** Files that somebody takes for code sets. */
export const CODE_SET_FILES: Readonly<Record<string, string>> = {
  'PPRRVU26_JUL.csv': `HCPCS,MOD,DESCRIPTION\n${familyName},${mrn},${note}\n`,
  'icd10cm_order_2027.txt': `00001 ${familyName} 0 ${givenName} ${note}\n`,
  'exams.csv': `${HEADER}\n${row('11/20/2026')}\n`,
  'archive.zip': `PK\u0003\u0004${familyName}`,
}

export const DEVICE_CSV = `Name,Type,Device identifier,Supply code,Guidance\n${familyName},wire,,,\n${note},${familyName},x,x,${mrn}\n"${familyName}`

/** Barcodes of devices with the serial number and a name in them, some of which are none. */
export const BARCODES = [
  `010031234567890617271231211${CANARY.serial}`,
  `(01)00312345678906(17)271231(21)${CANARY.serial}`,
  `(01)${familyName}(21)${mrn}`,
  `+A999${familyName}/$$3271231${mrn}/`,
  `${familyName}\u001d${mrn}`,
] as const
