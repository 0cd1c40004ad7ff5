import { missing, problem, when, type EntryCheck } from './remark.ts'
import { identifierProblem } from './identifier.ts'
import { tooLongName } from './person-name.ts'
import { readPatient } from './read-entry.ts'

const MAX_MRN = 20

/** Who the patient is: number, names and sex. */
export const checkPatient: EntryCheck = entry => {
  const patient = readPatient(entry)
  const mrn = identifierProblem(patient.mrn, MAX_MRN)
  const name = tooLongName(patient.familyName, patient.givenName, patient.middleName)
  return [
    ...when(patient.mrn === '', missing('patient.mrn', 'Patient: medical record number')),
    ...when(mrn !== '', problem('patient.mrn', mrn)),
    ...when(patient.familyName === '', missing('patient.familyName', 'Patient: family name')),
    ...when(patient.givenName === '', missing('patient.givenName', 'Patient: given name')),
    ...when(name !== '', problem('patient.familyName', name)),
    ...when(patient.sex === null, missing('patient.sex', 'Patient: sex, or unknown')),
  ]
}
