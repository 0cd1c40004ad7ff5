import type { ChargePatient, ChargePhysician, ChargeRecord } from '../charge-record.ts'
import type { FhirOptions } from '#shared/contract/fhir-options.ts'
import { CODE_SYSTEM } from './names.ts'
import { filled, referenceTo, searchText, searchToken, stableId, type Named } from './resource.ts'

/**
 * The resources that a record's charges refer to. Each is created only where the receiver has none with its identifier:
 * what a registration system knows of a patient is never overwritten from here.
 */
export type Parties = {
  readonly patient: Named
  readonly performing: Named
  readonly referring: Named | null
  readonly encounter: Named | null
  readonly account: Named | null
}

export function partiesOf(record: ChargeRecord, options: FhirOptions): Parties {
  const patient = patientResource(record.patient, options)
  return {
    patient,
    performing: practitioner(record.performing),
    referring: record.referring && practitioner(record.referring),
    encounter: record.visit === '' ? null : encounter(record, patient, options),
    account: record.account === '' ? null : account(record, patient, options),
  }
}

/** The device of a line, known by its UDI-DI. */
export function deviceResource(deviceIdentifier: string): Named {
  return {
    id: stableId('Device', deviceIdentifier),
    resource: { resourceType: 'Device', udiCarrier: [{ deviceIdentifier }] },
    request: createOnce('Device', `udi-di=${searchText(deviceIdentifier)}`),
  }
}

function patientResource(patient: ChargePatient, { systems }: FhirOptions): Named {
  const { mrn, familyName, givenName, middleName, birthDate, sex } = patient
  return {
    id: stableId('Patient', mrn, familyName, givenName, middleName, birthDate, sex),
    resource: {
      resourceType: 'Patient',
      identifier: [{ system: systems.mrn, value: mrn }],
      name: [filled({ family: familyName, given: given(givenName, middleName) })],
      gender: sex,
      birthDate,
    },
    request: createOnce('Patient', `identifier=${searchToken(systems.mrn, mrn)}`),
  }
}

function practitioner({ npi, familyName, givenName }: ChargePhysician): Named {
  return {
    id: stableId('Practitioner', npi, familyName, givenName),
    resource: {
      resourceType: 'Practitioner',
      identifier: [{ system: CODE_SYSTEM.npi, value: npi }],
      name: [filled({ family: familyName, given: given(givenName) })],
    },
    request: createOnce('Practitioner', `identifier=${searchToken(CODE_SYSTEM.npi, npi)}`),
  }
}

/** Class by place of service, as PV1-2 has it in HL7 v2. */
const CLASS_BY_PLACE: Readonly<Record<string, string>> = { '21': 'IMP', '23': 'EMER' }

function encounter(record: ChargeRecord, patient: Named, options: FhirOptions): Named {
  const { visit, placeOfService } = record
  const code = CLASS_BY_PLACE[placeOfService] ?? 'AMB'
  return {
    id: stableId('Encounter', visit, patient.id, code),
    resource: {
      resourceType: 'Encounter',
      identifier: [{ system: options.systems.visit, value: visit }],
      // The visit belongs to the registration system; the log knows its number only.
      status: 'unknown',
      class: { system: CODE_SYSTEM.actClass, code },
      subject: referenceTo('Patient', patient.id, options),
    },
    request: createOnce('Encounter', `identifier=${searchToken(options.systems.visit, visit)}`),
  }
}

function account(record: ChargeRecord, patient: Named, options: FhirOptions): Named {
  return {
    id: stableId('Account', record.account, patient.id),
    resource: {
      resourceType: 'Account',
      identifier: [{ system: options.systems.account, value: record.account }],
      status: 'unknown',
      subject: [referenceTo('Patient', patient.id, options)],
    },
    request: createOnce('Account', `identifier=${searchToken(options.systems.account, record.account)}`),
  }
}

function createOnce(type: string, search: string) {
  return { method: 'POST', url: type, ifNoneExist: search }
}

function given(...names: readonly string[]): readonly string[] {
  return names.filter(name => name !== '')
}
