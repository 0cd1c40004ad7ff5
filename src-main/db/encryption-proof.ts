import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Files } from '#main/ports/files.ts'

/** Words that stand in every log, to be looked for in its raw bytes. */
export const CANARY = 'chargemark canary 7f3e: whoever can read this can read the patients'

const PLAIN_HEADER = Buffer.from('SQLite format 3\0', 'latin1')
const CANARY_BYTES = Buffer.from(CANARY, 'utf8')
const START_BYTES = 1024 * 1024
/** More than the write-ahead log grows to between two checkpoints. */
const WRITE_AHEAD_BYTES = 8 * 1024 * 1024

export type PlaintextFound =
  'plain-header' | 'canary-in-log' | 'canary-in-write-ahead-log' | 'nothing-to-look-at'

/** Whether a file begins as SQLite begins a database without encryption. */
export function hasPlainHeader(start: Buffer): boolean {
  return start.subarray(0, PLAIN_HEADER.length).equals(PLAIN_HEADER)
}

/**
 * Looks at the raw bytes of a log's first mebibyte, without the key. Must run while no connection to the file is
 * open in this process: closing the file here would give up that connection's locks on POSIX systems.
 */
export function proveLogEncrypted(files: Files, path: string): Result<null, PlaintextFound> {
  const start = files.readStart(path, START_BYTES)
  if (start.length === 0) return fail('nothing-to-look-at')
  if (hasPlainHeader(start)) return fail('plain-header')
  return start.includes(CANARY_BYTES) ? fail('canary-in-log') : ok(null)
}

/** Looks at the raw bytes of the write-ahead log, which must hold a write of the canary by now. */
export function proveWriteAheadEncrypted(files: Files, path: string): Result<null, PlaintextFound> {
  if ((files.stat(path)?.bytes ?? 0) === 0) return fail('nothing-to-look-at')
  const bytes = files.readStart(path, WRITE_AHEAD_BYTES)
  return bytes.includes(CANARY_BYTES) ? fail('canary-in-write-ahead-log') : ok(null)
}
