import { typedTexts, type ChargeRecord, type FileHead, type StreamedFile } from '../charge-record.ts'
import { unfit, type FormatProblem } from '../format-problem.ts'
import { isWritable } from '../writable-text.ts'
import { chargeItem, tag, trainingTags } from './charge-item.ts'
import type { FhirOptions } from '#shared/contract/fhir-options.ts'
import { FILE_SYSTEM, TAG } from './names.ts'
import { deviceResource, partiesOf } from './parties.ts'
import type { Json, Named } from './resource.ts'

/**
 * Charges as FHIR R4: a transaction Bundle, or one resource a line. Whatever a ChargeItem refers to stands in the same
 * file, before it.
 */
export function* writeFhirFile(
  file: StreamedFile,
  options: FhirOptions,
): Generator<string, FormatProblem | null> {
  const isBundle = options.shape === 'bundle'
  if (isBundle) yield `${JSON.stringify(bundleHead(file)).slice(0, -1)},"entry":[\n`
  const written = new Set<string>()
  for (const record of file.records) {
    const problem = fhirProblem(record)
    if (problem) return problem
    for (const named of resourcesOf(record, file, options)) {
      if (written.has(named.id)) continue
      // One entry a line, so that a file can be looked through and a long one never is one string to its reader's eye.
      yield isBundle ? `${written.size === 0 ? '' : ',\n'}${entry(named)}` : line(named)
      written.add(named.id)
    }
  }
  if (isBundle) yield '\n]}\n'
  return null
}

/** What a record says, each resource behind those it refers to. */
function* resourcesOf(
  record: ChargeRecord,
  file: FileHead,
  options: FhirOptions,
): Generator<Named, undefined> {
  const parties = partiesOf(record, options)
  for (const named of Object.values(parties)) if (named !== null) yield named
  for (const line of record.lines) {
    const device = line.deviceIdentifier === '' ? null : deviceResource(line.deviceIdentifier)
    if (device !== null) yield device
    yield chargeItem(record, line, { file, options, parties, device })
  }
}

/** The counts stand at the head: the records are gone through for them first. */
function bundleHead(file: StreamedFile): Json {
  let [lines, units] = [0, 0]
  for (const record of file.records) {
    lines += record.lines.length
    for (const line of record.lines) units += line.units
  }
  return {
    resourceType: 'Bundle',
    meta: {
      tag: [
        tag(TAG.batch, file.batch),
        tag(TAG.claim, file.claim),
        ...trainingTags(file),
        tag(TAG.chainHead, file.chainHead),
        tag(TAG.lines, String(lines)),
        tag(TAG.units, String(units)),
      ],
    },
    identifier: { system: FILE_SYSTEM, value: file.fileNumber },
    type: 'transaction',
    timestamp: file.createdAt,
  }
}

function entry({ id, resource, request }: Named): string {
  return JSON.stringify({ fullUrl: `urn:uuid:${id}`, resource, request })
}

function line({ id, resource: { resourceType, ...rest } }: Named): string {
  return `${JSON.stringify({ resourceType, id, ...rest })}\n`
}

/** A code of FHIR has single spaces between its words and no other white space. Source: FHIR R4, data type code. */
const ODD_SPACE = /[^\S ]| {2}/

/** Why a record cannot be said in FHIR; null when it can. */
export function fhirProblem(record: ChargeRecord): FormatProblem | null {
  const { patient, performing, referring, lines: charges } = record
  if (!typedTexts(record).every(isWritable)) return unfit('string', 'a field holds a control character')
  if (patient.familyName === '') return unfit('Patient.name', 'the family name of the patient is empty')
  if (patient.givenName === '' && patient.middleName !== '') {
    return unfit('Patient.name', 'the patient has a middle name and no given name')
  }
  const people = [performing, ...(referring === null ? [] : [referring])]
  if (!people.every(({ npi, familyName }) => /^\d{10}$/.test(npi) && familyName !== '')) {
    return unfit('Practitioner', 'a physician has no family name or no NPI')
  }
  if (charges.some(({ chargeCode }) => chargeCode !== null && ODD_SPACE.test(chargeCode))) {
    return unfit('ChargeItem.code', 'a charge code holds a space that is not a single plain one')
  }
  const lost = charges.find(
    ({ transaction, correctsLineNumber }) => transaction === 'credit' && correctsLineNumber === null,
  )
  return lost ? unfit('ChargeItem.identifier', `${lost.code} takes back a line that is not named`) : null
}
