import { createHash } from 'node:crypto'
import type { SourceFile } from '../formats/rows.ts'

/** A file whose bytes are counted and hashed while somebody else reads them. */
export type CountedSource = {
  readonly source: SourceFile
  /** The SHA-256 of what was read, in hexadecimal digits; asked once, after the last byte. */
  readonly sha256: () => string
}

export function countedSource(source: SourceFile, onBytes: (count: number) => void): CountedSource {
  // A reader may look at the start first and open the file anew to read it: the last opening counts.
  let hash = createHash('sha256')
  async function* open(): AsyncGenerator<Buffer> {
    hash = createHash('sha256')
    const own = hash
    for await (const bytes of source.open()) {
      own.update(bytes)
      onBytes(bytes.length)
      yield bytes
    }
  }
  return { source: { ...source, open }, sha256: () => hash.digest('hex') }
}

/** The SHA-256 of a whole file. */
export async function sha256Of(source: SourceFile): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of source.open()) hash.update(bytes)
  return hash.digest('hex')
}
