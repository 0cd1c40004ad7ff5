import { isUnknownContent, openSources, readSource, recognize } from './formats/index.ts'
import type { FileFormats } from './import/file-formats.ts'

/** The readers of every published file this program knows. */
export const fileFormats: FileFormats = { openSources, recognize, isUnknownContent, readSource }
