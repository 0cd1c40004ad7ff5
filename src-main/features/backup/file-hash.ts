import { createHash } from 'node:crypto'
import type { Files } from '#main/ports/files.ts'

/** SHA-256 of a file, as hexadecimal digits; read piece by piece. */
export function hashOfFile(files: Files, path: string): string {
  const hash = createHash('sha256')
  for (const piece of files.readPieces(path)) hash.update(piece)
  return hash.digest('hex')
}

/** Whether some bytes stand anywhere in a file, also across two pieces. */
export function fileHolds(files: Files, path: string, wanted: Buffer): boolean {
  let end = Buffer.alloc(0)
  for (const piece of files.readPieces(path)) {
    if (Buffer.concat([end, piece]).includes(wanted)) return true
    end = Buffer.from(piece.subarray(-(wanted.length - 1)))
  }
  return false
}
