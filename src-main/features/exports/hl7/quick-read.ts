import { remembered } from '#shared/base/remembered.ts'
import type { Hl7Version } from '#shared/contract/exports.ts'
import type { Hl7Options } from '#shared/contract/hl7-options.ts'
import type { Fact } from '../charge-facts.ts'
import { codeOf, dayOf, ownCode, patientClassOf, sexOf, timeOf, transactionOf } from './read-charge.ts'

/** One message as it was read, and where the next segment begins. */
export type QuickMessage = {
  readonly end: number
  readonly control: string
  readonly processing: string
  readonly lines: readonly LineFacts[]
}

type LineFacts = Partial<Record<Fact, string>>

/** Reads the message that begins at a place of the content; null for one that has to be read segment by segment. */
export type QuickReader = (content: string, at: number) => QuickMessage | null

/** Text of one component without an escape: no delimiter, no control character. */
const TEXT = String.raw`[^|^~\\&\u0000-\u001f\u007f]*`
const PART = `(${TEXT})`
/** Components that nothing is asked of. */
const MORE = String.raw`(?:\^[^|~\\&\u0000-\u001f\u007f]*)?`
const ID = `${PART}${MORE}`
const CODE = String.raw`(${TEXT}\^${TEXT}\^${TEXT})`
const PERSON = String.raw`(${TEXT}\^${TEXT}\^${TEXT})${MORE}`
const DIAGNOSES = String.raw`((?:${TEXT}\^\^I10(?:~${TEXT}\^\^I10)*)?)`
const MODIFIERS = `(${TEXT}(?:~${TEXT})*)`

/** So many empty fields, with the delimiter of the field after them. */
const gap = (fields: number) => String.raw`\|`.repeat(fields + 1)

/**
 * Reads messages of the usual layout, each segment by one regular expression, several times as fast as field by field.
 * What is laid out in another way, holds an escape or says something twice in two ways does not match and is read the
 * long way, which knows what is wrong with it. Written apart from our writer, as every reader is.
 */
export function quickReader(version: Hl7Version, options: Hl7Options): QuickReader | null {
  const { fill, procedures, diagnoses, correctedLine, segmentEnd } = options
  if (fill.length > 0 || procedures !== null || diagnoses !== 'message' || correctedLine === 'NTE')
    return null
  const end = segmentEnd === 'CR' ? String.raw`\r` : String.raw`\r\n`
  const head = headPattern(version, end)
  const charge = chargePattern(correctedLine, end)
  const diagnosis = new RegExp(String.raw`DG1\|(\d+)\|I10\|${ID}\|\|\|F(?:${gap(8)}\d*)?${end}`, 'y')
  const factsOf = lineReader(options)
  return (content, at) => {
    head.lastIndex = at
    const found = head.exec(content)
    if (found === null) return null
    const shared = headFacts(found)
    let next = head.lastIndex
    const lines: LineFacts[] = []
    const named: string[] = []
    for (;;) {
      charge.lastIndex = next
      const caught = charge.exec(content)
      if (caught === null) break
      next = charge.lastIndex
      const line = factsOf(shared, caught)
      if (caught[1] !== String(lines.push(line.facts))) return null
      for (const code of line.codes) if (!named.includes(code)) named.push(code)
    }
    for (let place = 1; place <= named.length; place += 1) {
      diagnosis.lastIndex = next
      const listed = diagnosis.exec(content)
      if (listed === null || listed[1] !== String(place) || listed[2] !== named[place - 1]) return null
      next = diagnosis.lastIndex
    }
    const isWhole = lines.length > 0 && named.length > 0 && endsAt(content, next)
    return isWhole ? { end: next, control: found[1] ?? '', processing: found[2] ?? '', lines } : null
  }
}

/** Behind a message stands another one, the end of the batch, or nothing. */
function endsAt(content: string, at: number): boolean {
  return at === content.length || content.startsWith('MSH|', at) || content.startsWith('BTS|', at)
}

function headPattern(version: Hl7Version, end: string): RegExp {
  const type = version === '2.3.1' ? String.raw`DFT\^P03` : String.raw`DFT\^P03\^DFT_P03`
  const partners = String.raw`(?:${TEXT}\|){4}`
  return new RegExp(
    [
      String.raw`MSH\|\^~\\&\|${partners}${TEXT}\|\|${type}\|${PART}\|([PT])\|${version.replaceAll('.', String.raw`\.`)}(?:${gap(5)}UNICODE UTF-8)?`,
      String.raw`EVN\|P03\|${TEXT}`,
      String.raw`PID\|1${gap(1)}${ID}${gap(1)}${PART}(?:\^${PART}(?:\^${PART}${MORE})?)?${gap(1)}${PART}\|${PART}(?:${gap(9)}${ID})?`,
      String.raw`PV1\|1\|${PART}(?:\|${PART}(?:${gap(15)}${ID})?)?`,
      '',
    ].join(end),
    'y',
  )
}

function chargePattern(correctedLine: Hl7Options['correctedLine'], end: string): RegExp {
  const corrected = correctedLine === 'FT1-30' ? `(?:${gap(3)}${PART})?` : ''
  return new RegExp(
    [
      String.raw`FT1\|(\d+)\|${PART}\|${PART}\|${PART}${gap(1)}${PART}\|${CODE}\|${TEXT}${gap(1)}${PART}\|${PART}`,
      String.raw`${gap(7)}${DIAGNOSES}\|${PERSON}\|(?:${PERSON})?${gap(1)}${PART}${gap(1)}${CODE}(?:\|${MODIFIERS}${corrected})?`,
    ].join('') + end,
    'y',
  )
}

type Shared = ReturnType<typeof headFacts>

/** What the head of a message says of all its lines, in the words of the log. */
function headFacts(head: RegExpExecArray) {
  return {
    mrn: head[3] ?? '',
    familyName: head[4] ?? '',
    givenName: head[5] ?? '',
    middleName: head[6] ?? '',
    birthDate: dayOf(head[7] ?? ''),
    sex: sexOf(head[8] ?? ''),
    account: head[9] ?? '',
    patientClass: patientClassOf(head[10] ?? ''),
    placeOfService: head[11] ?? '',
    visit: head[12] ?? '',
  }
}

/** Different texts of one field that are remembered in a file. */
const MOST_TEXTS = 1_000

/** The facts of a line from what its segment caught. Fields that stand in line after line are taken apart once. */
function lineReader(options: Hl7Options) {
  const codeIn = remembered(MOST_TEXTS, raw => codeOf(codedIn(raw)))
  const ownIn = remembered(MOST_TEXTS, raw => ownCode(codedIn(raw)))
  const personIn = remembered(MOST_TEXTS, personOf)
  const codesIn = remembered(MOST_TEXTS, codesOf)
  const dayIn = remembered(MOST_TEXTS, dayOf)
  return (shared: Shared, caught: RegExpExecArray) => {
    const text = (index: number) => caught[index] ?? ''
    const when = text(4)
    const performing = personIn(text(10))
    const referring = personIn(text(11))
    const codes = codesIn(text(9))
    const facts: LineFacts = {
      mrn: shared.mrn,
      familyName: shared.familyName,
      givenName: shared.givenName,
      middleName: shared.middleName,
      birthDate: shared.birthDate,
      sex: shared.sex,
      account: shared.account,
      patientClass: shared.patientClass,
      placeOfService: shared.placeOfService,
      visit: shared.visit,
      lineNumber: text(2),
      batch: text(3),
      transaction: transactionOf(text(5), options),
      performedOn: dayIn(when.slice(0, 8)),
      performedAt: timeOf(when),
      chargeCode: options.chargeCode === 'charge-master' ? ownIn(text(6)) : codeIn(text(6)),
      procedureCode: codeIn(text(13)),
      units: text(7),
      diagnoses: codes.text,
      performingNpi: performing.npi,
      performingName: performing.name,
      referringNpi: referring.npi,
      referringName: referring.name,
      accession: text(12),
      modifiers: text(14).replaceAll('~', ' '),
    }
    if (options.amounts === 'extended') facts.amount = text(8)
    if (options.correctedLine !== 'none') facts.correctsLineNumber = text(15)
    return { facts, codes: codes.list }
  }
}

function codedIn(raw: string) {
  const [code = '', , system = ''] = raw.split('^')
  return { code, system }
}

function personOf(raw: string) {
  const end = raw.indexOf('^')
  return { npi: raw.slice(0, Math.max(0, end)), name: raw.slice(end + 1).replace('^', '\n') || '\n' }
}

/** The codes of a list in which each names its coding system. */
function codesOf(raw: string) {
  const list = raw === '' ? [] : raw.replaceAll('^^I10', '').split('~')
  return { list, text: list.join(' ') }
}
