/** Readers of published code sets: files in, checked rows out. Knows no database. */
export { openSources } from './open-sources.ts'
export { readSource, type ReadRequest } from './read-source.ts'
export { isUnknownContent, recognize } from './recognize.ts'
export type { OnBatch } from './reading.ts'
