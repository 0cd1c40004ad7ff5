/** Reconciling a day, closing it with a signature, and what a closed day refuses. */
export { createClosingService, type ClosingService } from './service.ts'
export { isDayClosed } from './close-queries.ts'
