/** The day's list of expected exams: from tables, messages and worklist servers, and what became of each. */
export { createWorklistService, type WorklistService } from './service.ts'
export { examsOfSessions } from './exam-for-session.ts'
export { createDimseWorklist } from './dicom/dimse-worklist.ts'
export type { ModalityWorklist } from './dicom/modality-worklist.ts'
export { insertExpectedExam } from './insert-expected.ts'
export { newExamId } from './new-exam-id.ts'
