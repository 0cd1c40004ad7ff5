/** Charge files: what may leave, in files that prove themselves, exactly once. */
export { createExportsService, type ExportsDependencies, type ExportsService } from './service.ts'
export { listLineFates, type LineFate } from './corrections-queries.ts'
export { writeReleasedBatch, type ReleasedFile } from './released-batch.ts'
export { createDestinationsService, type DestinationsService } from './destinations/service.ts'
export { listBatchesOfSession } from './queries.ts'
export { saidOfSession } from './answers/said.ts'
export { takeUpRefusals } from './answers/take-up.ts'
export type { RunOutcome } from './runs.ts'
