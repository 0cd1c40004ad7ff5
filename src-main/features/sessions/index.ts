/** The procedure log: sessions as entered, what is wrong with or missing from them, and their stored charge lines. */
export { createSessionsService, type SessionsService } from './service.ts'
export { assessEntry, type AssessmentContext } from './assessment.ts'
export { codingSessionsOf } from './coding-sessions-of.ts'
export { readDiagnosisCode } from './diagnosis-code.ts'
export { isNpi } from './npi.ts'
export { readOrder, readPatient, readPhysician, readReferring } from './read-entry.ts'
export { readEntry } from './session-row.ts'
export type { ListedLine, ListedSession } from './listed-sessions.ts'
