import { missing, problem, when, type EntryCheck } from './remark.ts'
import { identifierProblem } from './identifier.ts'

/** An accession number is a DICOM SH, 16 characters. Source: DICOM PS3.5, table 6.2-1. */
const MAX_ACCESSION = 16
/** Account and visit are CX of 20 in HL7 2.3.1 (PID-18, PV1-19). */
const MAX_ACCOUNT = 20

const TAKEN = 'Another session has this accession number. Open that one, or check the number on the order.'

/** The numbers that tie the session to the order and the bill. */
export const checkOrder: EntryCheck = (entry, { accessionTaken }) => {
  const accession = identifierProblem(entry.accession, MAX_ACCESSION)
  const account = identifierProblem(entry.account, MAX_ACCOUNT)
  const visit = identifierProblem(entry.visit, MAX_ACCOUNT)
  return [
    ...when(entry.accession.trim() === '', missing('accession', 'Accession number')),
    ...when(accession !== '', problem('accession', accession)),
    ...when(accession === '' && accessionTaken, problem('accession', TAKEN)),
    ...when(account !== '', problem('account', account)),
    ...when(visit !== '', problem('visit', visit)),
  ]
}
