import { ownWords } from '#shared/domain/own-words.ts'
import { inDollars } from '../charge-facts.ts'
import {
  diagnosesOf,
  type ChargePhysician,
  type ChargeRecord,
  type FileHead,
  type NumberedLine,
} from '../charge-record.ts'
import { messageNumber } from '../control-number.ts'
import { DIALECTS, type Sheet } from './dialect.ts'
import { codingSystem, frameOf, placeClass, SEX_CODE } from './dft-message.ts'
import { PLAIN, renderSegment, type Segment } from './segment.ts'
import type { SegmentName, SegmentRules } from './segment-tables.ts'
import { dayStamp } from './timestamp.ts'

/** The text of a message; null for one that has to be written field by field, or cannot be written at all. */
export type QuickMessages = (record: ChargeRecord, position: number) => string | null

/**
 * Writes ordinary messages segment by segment in one piece, several times as fast as field by field: texts without
 * anything to escape, of a width that fits, for a sheet without segments or fields of its own. Whatever else there is
 * goes the long way, which escapes, refuses and explains; where both write, they write the same.
 */
export function quickMessages(file: FileHead, sheet: Sheet): QuickMessages | null {
  const { options, version } = sheet
  const { fill, procedures, diagnoses, correctedLine, segmentEnd } = options
  if (fill.length > 0 || procedures !== null || diagnoses !== 'message' || correctedLine === 'NTE')
    return null
  const { rules } = DIALECTS[version]
  const end = segmentEnd === 'CR' ? '\r' : '\r\n'
  const frame = frameOf(file, sheet)
  // The number of the message is put in between.
  const head = renderSegment({ name: 'MSH', fields: { ...frame.header, 10: '#' } }, rules, options.characters)
  const event = renderSegment(frame.event, rules, options.characters)
  if (!head.ok || !event.ok || !PLAIN.test(file.sendingFacility + file.batch)) return null
  const [before = '', after, another] = head.value.split('|#|')
  if (after === undefined || another !== undefined) return null
  const start = `${before}|`
  const rest = `|${after}${end}${event.value}${end}`
  const patient = patientWriter(file, sheet)
  const visit = visitWriter(file, sheet)
  const charge = chargeWriter(file, sheet)
  const mostDiagnosis = widthOf(rules, 'DG1', 3) - '^^I10'.length
  return (record, position) => {
    if (record.lines.length > MOST_LINES || !isPlain(record)) return null
    const [pid, pv1] = [patient(record), visit(record)]
    const charges = charge(record)
    if (pid === null || pv1 === null || charges === null) return null
    let text = start + messageNumber(file.batch, position) + rest + pid + end + pv1 + end + charges
    const codes = diagnosesOf(record)
    for (let index = 0; index < codes.length; index += 1) {
      const code = codes[index] ?? ''
      if (code.length > mostDiagnosis) return null
      const place = index + 1
      text += `DG1|${place}|I10|${code}^^I10|||F|||||||||${place}${end}`
    }
    return text
  }
}

/** More would need a wider FT1-1 one day; no session has as many. */
const MOST_LINES = 999

function isPlain({
  patient,
  performing,
  referring,
  accession,
  account,
  visit,
  lines,
}: ChargeRecord): boolean {
  const { mrn, familyName, givenName, middleName } = patient
  const person = referring === null ? '' : referring.npi + referring.familyName + referring.givenName
  const reader = performing.npi + performing.familyName + performing.givenName
  if (
    !PLAIN.test(mrn + familyName + givenName + middleName + accession + account + visit + reader + person)
  ) {
    return false
  }
  for (const { chargeCode } of lines) if (chargeCode !== null && !PLAIN.test(chargeCode)) return false
  return true
}

type Write = (record: ChargeRecord) => string | null

function patientWriter(file: FileHead, { version }: Sheet): Write {
  const { rules, identifier, patientName } = DIALECTS[version]
  const [mrnEnd, accountEnd] = ['MR', 'AN'].map(kind => after(identifier('1', file.sendingFacility, kind), 1))
  const nameEnd = after(patientName('1', '2', '3'), 3)
  const most = {
    mrn: widthOf(rules, 'PID', 3),
    name: widthOf(rules, 'PID', 5),
    account: widthOf(rules, 'PID', 18),
  }
  return ({ patient, account }) => {
    const { mrn, familyName, givenName, middleName, birthDate, sex } = patient
    if (mrn === '' || familyName === '') return null
    const id = mrn + mrnEnd
    const name =
      nameEnd === ''
        ? withoutEnd(familyName, givenName, middleName)
        : `${familyName}^${givenName}^${middleName}${nameEnd}`
    const number = account === '' ? '' : account + accountEnd
    if (id.length > most.mrn || name.length > most.name || number.length > most.account) return null
    const segment = `PID|1||${id}||${name}||${dayStamp(birthDate, '')}|${SEX_CODE[sex]}`
    return number === '' ? segment : `${segment}||||||||||${number}`
  }
}

function visitWriter(file: FileHead, { version }: Sheet): Write {
  const { rules, identifier } = DIALECTS[version]
  const visitEnd = after(identifier('1', file.sendingFacility, 'VN'), 1)
  const most = { place: widthOf(rules, 'PV1', 3), visit: widthOf(rules, 'PV1', 19) }
  return ({ placeOfService, visit }) => {
    const number = visit === '' ? '' : visit + visitEnd
    if (!PLAIN.test(placeOfService) || placeOfService.length > most.place || number.length > most.visit)
      return null
    const segment = `PV1|1|${placeClass(placeOfService)}`
    if (number !== '') return `${segment}|${placeOfService}||||||||||||||||${number}`
    return placeOfService === '' ? segment : `${segment}|${placeOfService}`
  }
}

/** All FT1 of a record. */
function chargeWriter({ batch }: FileHead, { version, options }: Sheet): Write {
  const { rules } = DIALECTS[version]
  const { transactionTypes, amounts, chargeCode, correctedLine, segmentEnd } = options
  const end = segmentEnd === 'CR' ? '\r' : '\r\n'
  const most = {
    lineNumber: widthOf(rules, 'FT1', 2),
    chargeCode: widthOf(rules, 'FT1', 7),
    units: widthOf(rules, 'FT1', 10),
    amount: widthOf(rules, 'FT1', 11),
    diagnosis: widthOf(rules, 'FT1', 19),
    person: widthOf(rules, 'FT1', 20),
    accession: widthOf(rules, 'FT1', 23),
    words: widthOf(rules, 'FT1', 8),
  }
  if (batch.length > widthOf(rules, 'FT1', 3)) return () => null
  return ({ lines, performedOn, performedAt, performing, referring, accession }) => {
    const performer = personText(performing)
    const referrer = referring === null ? '' : personText(referring)
    if (performer.length > most.person || referrer.length > most.person) return null
    if (performedOn === '' || accession.length > most.accession) return null
    const when = dayStamp(performedOn, performedAt)
    let text = ''
    for (let index = 0; index < lines.length; index += 1) {
      const line = lines[index]
      if (line === undefined || !PLAIN.test(line.code + line.lineNumber)) return null
      const code = `${line.code}^^${codingSystem(line.code)}`
      const own = chargeCode === 'charge-master' && line.chargeCode !== null ? `${line.chargeCode}^^L` : code
      const words = ownWords(line.code)
      const units = String(line.units)
      const amount = amounts === 'none' || line.amountCents === null ? '' : inDollars(line.amountCents)
      const diagnoses = diagnosesText(line, most.diagnosis)
      const modifiers = line.modifiers.join('~')
      if (
        (amounts === 'extended' && amount === '') ||
        diagnoses === null ||
        line.lineNumber.length > most.lineNumber ||
        own.length > most.chargeCode ||
        code.length > most.chargeCode ||
        words.length > most.words ||
        units.length > most.units ||
        amount.length > most.amount ||
        !MODIFIERS.test(modifiers)
      ) {
        return null
      }
      const type = transactionTypes[line.transaction]
      const corrected = correctedLine === 'FT1-30' ? (line.correctsLineNumber ?? '') : ''
      if (!PLAIN.test(corrected) || corrected.length > most.lineNumber) return null
      text += `FT1|${index + 1}|${line.lineNumber}|${batch}|${when}||${type}|${own}|${words}||${units}|${amount}||||||||${diagnoses}|${performer}|${referrer}||${accession}||${code}`
      if (corrected !== '') text += `|${modifiers}||||${corrected}`
      else if (modifiers !== '') text += `|${modifiers}`
      text += end
    }
    return text
  }
}

/** None, or some of two characters. */
const MODIFIERS = /^(?:[0-9A-Z]{2}(?:~[0-9A-Z]{2})*)?$/

function diagnosesText({ diagnoses }: NumberedLine, most: number): string | null {
  let text = ''
  for (let index = 0; index < diagnoses.length; index += 1) {
    const code = diagnoses[index] ?? ''
    if (code === '' || code.length + 5 > most || !PLAIN.test(code)) return null
    text += index === 0 ? `${code}^^I10` : `~${code}^^I10`
  }
  return text
}

function personText({ npi, familyName, givenName }: ChargePhysician): string {
  return `${npi}^${familyName}^${givenName}^^^^^^^^^^NPI`
}

function withoutEnd(family: string, given: string, middle: string): string {
  if (middle !== '') return `${family}^${given}^${middle}`
  return given === '' ? family : `${family}^${given}`
}

/** What follows the first components of a field, whatever they are. */
function after(components: readonly string[], first: number): string {
  return components
    .slice(first)
    .map(component => `^${component}`)
    .join('')
}

function widthOf(rules: SegmentRules, name: SegmentName, position: keyof Segment['fields']): number {
  return rules[name].find(rule => rule.position === position)?.max ?? 0
}
