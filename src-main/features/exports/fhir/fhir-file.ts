import { fail, ok, type Result } from '#shared/base/result.ts'
import { typedTexts, type ChargeFile, type ChargeRecord } from '../charge-record.ts'
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
export function writeFhirFile(file: ChargeFile, options: FhirOptions): Result<Buffer, FormatProblem> {
  const problem = file.records.map(record => fhirProblem(record)).find(one => one !== null)
  if (problem) return fail(problem)
  const resources = resourcesOf(file, options)
  return ok(Buffer.from(options.shape === 'bundle' ? bundle(file, resources) : lines(resources), 'utf8'))
}

function resourcesOf(file: ChargeFile, options: FhirOptions): readonly Named[] {
  const written = new Map<string, Named>()
  const once = (named: Named | null) => {
    if (named !== null && !written.has(named.id)) written.set(named.id, named)
    return named
  }
  for (const record of file.records) {
    const parties = partiesOf(record, options)
    Object.values(parties).forEach(once)
    for (const line of record.lines) {
      const device = once(line.deviceIdentifier === '' ? null : deviceResource(line.deviceIdentifier))
      once(chargeItem(record, line, { file, options, parties, device }))
    }
  }
  return [...written.values()]
}

function bundle(file: ChargeFile, resources: readonly Named[]): string {
  const charges = file.records.flatMap(record => record.lines)
  const head: Json = {
    resourceType: 'Bundle',
    meta: {
      tag: [
        tag(TAG.batch, file.batch),
        tag(TAG.claim, file.claim),
        ...trainingTags(file),
        tag(TAG.chainHead, file.chainHead),
        tag(TAG.lines, String(charges.length)),
        tag(TAG.units, String(charges.reduce((sum, { units }) => sum + units, 0))),
      ],
    },
    identifier: { system: FILE_SYSTEM, value: file.fileNumber },
    type: 'transaction',
    timestamp: file.createdAt,
  }
  const entries = resources.map(({ id, resource, request }) =>
    JSON.stringify({ fullUrl: `urn:uuid:${id}`, resource, request }),
  )
  // One entry a line, so that a file can be looked through and a long one never is one string to its reader's eye.
  return `${JSON.stringify(head).slice(0, -1)},"entry":[\n${entries.join(',\n')}\n]}\n`
}

function lines(resources: readonly Named[]): string {
  return resources
    .map(
      ({ id, resource: { resourceType, ...rest } }) => `${JSON.stringify({ resourceType, id, ...rest })}\n`,
    )
    .join('')
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
