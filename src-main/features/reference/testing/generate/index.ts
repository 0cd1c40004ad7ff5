/** Makes files of the published layouts, of any size, always the same for a seed. All rows are invented. */
export { pairEditFiles, type PairEditOptions } from './pair-edit-files.ts'
export { bytesOfFile, type GeneratedFile, latin1File } from './generated-file.ts'
export type { Edition } from './edition.ts'
export { writeFiles, writeZip, zipBytes } from './write-files.ts'
