import type { PatientEntry, PhysicianEntry, SessionEntry } from '#shared/domain/session-entry.ts'

/** The patient as entered, outer spaces gone. */
export function readPatient({ patient }: SessionEntry): PatientEntry {
  return {
    mrn: patient.mrn.trim(),
    familyName: patient.familyName.trim(),
    givenName: patient.givenName.trim(),
    middleName: patient.middleName.trim(),
    birthDate: patient.birthDate.trim(),
    sex: patient.sex,
  }
}

export function readPhysician({ npi, familyName, givenName }: PhysicianEntry): PhysicianEntry {
  return { npi: npi.trim(), familyName: familyName.trim(), givenName: givenName.trim() }
}

/** The referring physician; null when nobody referred the patient. */
export function readReferring(entry: SessionEntry): PhysicianEntry | null {
  const physician = readPhysician(entry.referring)
  return physician.npi === '' && physician.familyName === '' && physician.givenName === '' ? null : physician
}

/** The numbers and dates of the order, outer spaces gone. */
export function readOrder(
  entry: SessionEntry,
): Pick<SessionEntry, 'accession' | 'account' | 'visit' | 'performedOn' | 'performedAt' | 'placeOfService'> {
  return {
    accession: entry.accession.trim(),
    account: entry.account.trim(),
    visit: entry.visit.trim(),
    performedOn: entry.performedOn.trim(),
    performedAt: entry.performedAt.trim(),
    placeOfService: entry.placeOfService.trim(),
  }
}
