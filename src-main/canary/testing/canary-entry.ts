import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { aLesion, anEntry, aPlacement } from '#main/testing/an-entry.ts'
import { CANARY, type Canary } from './canaries.ts'

/** An entry that can be completed, with a canary wherever a person types of a patient. */
export function canaryEntry(patient: Canary = CANARY): SessionEntry {
  const { familyName, givenName, middleName, mrn, birthDate } = patient
  const item = { deviceIdentifier: '00312345678906', lot: 'L1', serial: patient.serial, expiresOn: '' }
  const devices = [{ type: 'wire' as const, count: 1, items: [item] }]
  return anEntry({
    patient: { familyName, givenName, middleName, mrn, birthDate },
    accession: patient.accession,
    account: patient.account,
    visit: patient.visit,
    performing: { npi: '1234567893', familyName: patient.physician, givenName: patient.givenName },
    referring: { npi: '1234567893', familyName: patient.physician, givenName: patient.givenName },
    lesions: [aLesion({ location: patient.location, placement: aPlacement({ devices }) })],
    note: patient.note,
  })
}
