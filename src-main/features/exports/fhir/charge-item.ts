import type { FileHead, ChargePhysician, ChargeRecord, NumberedLine } from '../charge-record.ts'
import { firstLineOf } from './add-on.ts'
import type { FhirOptions } from '#shared/contract/fhir-options.ts'
import { CODE_SYSTEM, EXTENSION, TAG } from './names.ts'
import type { Parties } from './parties.ts'
import { filled, referenceTo, searchToken, stableId, type Json, type Named } from './resource.ts'

export type ChargeItemInput = {
  readonly file: FileHead
  readonly options: FhirOptions
  readonly parties: Parties
  readonly device: Named | null
}

/** One line as a ChargeItem, to be put where its identifier is: the same line twice changes nothing. */
export function chargeItem(record: ChargeRecord, line: NumberedLine, input: ChargeItemInput): Named {
  const { file, options, parties, device } = input
  const to = (type: string, named: Named | null) => named && referenceTo(type, named.id, options)
  const first = firstLineOf(line, record)
  const number = putAt(line, options)
  const account = to('Account', parties.account)
  const resource = {
    resourceType: 'ChargeItem',
    ...filled({
      meta: { tag: [tag(TAG.batch, file.batch), tag(TAG.claim, file.claim), ...trainingTags(file)] },
      extension: extensions(record, line, options),
      identifier: [{ system: options.systems.line, value: number }],
      status: isMarked(line, options) ? 'entered-in-error' : 'billable',
      partOf: first === null ? [] : [referenceTo('ChargeItem', itemId(first), options)],
      code: { coding: codings(line, options) },
      subject: to('Patient', parties.patient),
      context: to('Encounter', parties.encounter),
      occurrenceDateTime: record.performedOn,
      performer: performers(record, input),
      quantity: { value: line.units },
      bodysite:
        line.side === null ? [] : [{ coding: [{ system: CODE_SYSTEM.snomed, code: LATERALITY[line.side] }] }],
      factorOverride: line.transaction === 'credit' && !isMarked(line, options) ? -1 : null,
      priceOverride: line.amountCents === null ? null : { value: line.amountCents / 100, currency: 'USD' },
      enteredDate: record.enteredAt,
      reason: line.diagnoses.map(code => ({ coding: [{ system: CODE_SYSTEM.diagnosis, code }] })),
      service: record.accession === '' ? [] : [accession(record, options)],
      productReference: to('Device', device),
      account: account === null ? [] : [account],
    }),
  }
  const url = `ChargeItem?identifier=${searchToken(options.systems.line, number)}`
  return { id: itemId(line), resource, request: { method: 'PUT', url } }
}

/** Qualifier values right and left: a line of soft tissue has a side as well, so the breast is not named. */
const LATERALITY = { right: '24028007', left: '7771000' } as const

function itemId({ lineNumber }: NumberedLine): string {
  return stableId('ChargeItem', lineNumber)
}

/** A credit that marks the sent charge is put where that one is. */
function isMarked({ transaction }: NumberedLine, { credits }: FhirOptions): boolean {
  return transaction === 'credit' && credits === 'entered-in-error'
}

function putAt(line: NumberedLine, options: FhirOptions): string {
  return isMarked(line, options) ? (line.correctsLineNumber ?? '') : line.lineNumber
}

function extensions(record: ChargeRecord, line: NumberedLine, options: FhirOptions): readonly Json[] {
  const number = (value: string) => ({ system: options.systems.line, value })
  const { revenueCode, correctsLineNumber } = line
  const place = { system: CODE_SYSTEM.placeOfService, code: record.placeOfService }
  const corrects = isMarked(line, options)
    ? [{ url: EXTENSION.creditedBy, valueIdentifier: number(line.lineNumber) }]
    : correctsLineNumber === null
      ? []
      : [{ url: EXTENSION.corrects, valueIdentifier: number(correctsLineNumber) }]
  return [
    ...line.modifiers.map(code => ({
      url: EXTENSION.modifier,
      valueCoding: { system: systemOf(code), code },
    })),
    ...corrects,
    ...(record.placeOfService === '' ? [] : [{ url: EXTENSION.placeOfService, valueCoding: place }]),
    ...(record.performedAt === ''
      ? []
      : [{ url: EXTENSION.localTime, valueTime: `${record.performedAt}:00` }]),
    ...(revenueCode === null
      ? []
      : [{ url: EXTENSION.revenueCode, valueCoding: { system: CODE_SYSTEM.revenue, code: revenueCode } }]),
    { url: EXTENSION.codeEdition, valueString: line.codeEdition },
  ]
}

function codings({ code, chargeCode }: NumberedLine, { systems }: FhirOptions): readonly Json[] {
  const own = chargeCode === null ? [] : [{ system: systems.chargeCode, code: chargeCode }]
  return [...own, { system: systemOf(code), code }]
}

/** Level II codes and modifiers begin with a letter, the others are CPT's. */
function systemOf(code: string): string {
  return /^[A-Z]/.test(code) ? CODE_SYSTEM.hcpcs : CODE_SYSTEM.cpt
}

function performers(
  { performing, referring }: ChargeRecord,
  { parties, options }: ChargeItemInput,
): readonly Json[] {
  const one = (physician: ChargePhysician | null, named: Named | null, code: string) =>
    physician === null || named === null
      ? []
      : [
          {
            function: { coding: [{ system: CODE_SYSTEM.participation, code }] },
            actor: referenceTo('Practitioner', named.id, options),
          },
        ]
  return [...one(performing, parties.performing, 'PPRF'), ...one(referring, parties.referring, 'REF')]
}

/** The study is known by its accession number only, so it is named and not pointed at. */
function accession(record: ChargeRecord, { systems }: FhirOptions): Json {
  return { type: 'ImagingStudy', identifier: { system: systems.accession, value: record.accession } }
}

/** HL7's own mark for test data (v3 ActReason). */
export function trainingTags({ training }: FileHead) {
  return training ? [tag(CODE_SYSTEM.actReason, 'HTEST')] : []
}

export function tag(system: string, code: string) {
  return { system, code }
}
