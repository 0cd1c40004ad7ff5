/** The code sets: what is loaded, how it is changed while the program runs, and what it answers. */
export { createReferenceStore, type ImportRequest, type ReferenceStore } from './reference-store.ts'
export { referencePaths, sharedPaths, type ReferencePaths } from './paths.ts'
export { openReference, type OpenReference } from './open-reference.ts'
export { fileFormats } from './file-formats.ts'
export { runJob } from './import/run-job.ts'
export { throttled } from './import/throttled.ts'
export { CANCEL, type JobMessage } from './import/thread-messages.ts'
export type { FileAnswer, FileToImport, JobOutcome, ReferenceJob } from './import/import-job.ts'
