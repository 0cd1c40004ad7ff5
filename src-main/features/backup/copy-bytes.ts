import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { whileReading, readableDb } from '#main/db/connection.ts'
import { proveLogEncrypted } from '#main/db/encryption-proof.ts'
import { schemaVersion } from '#main/db/queries.ts'
import type { Files } from '#main/ports/files.ts'
import { checkRows } from './check-rows.ts'
import type { Tell } from './keeping-progress.ts'
import type { CopyReport } from './open-copy.ts'
import { countRows, findDamage } from './queries.ts'
import { codeInWords, said } from './said.ts'

/** Copies a log that nobody has open, byte for byte. */
export type CopyBytesJob = { readonly kind: 'copy-bytes'; readonly from: string; readonly to: string }

/** Reads every page and every index of such a copy. */
export type ReadPagesJob = { readonly kind: 'read-pages'; readonly path: string; readonly key: string }

/** Holds its bytes against their hash, follows every reference and the audit chain, and counts. */
export type ReadRowsJob = {
  readonly kind: 'read-rows'
  readonly path: string
  readonly key: string
  readonly sha256: string
}

export type CopiedBytes = { readonly sha256: string; readonly bytes: number }

/** The copy is flushed when this answers; the hash is of what was read, so that what was written can be held against it. */
export function copyBytes({ from, to }: CopyBytesJob, files: Files, tell: Tell): Result<CopiedBytes, string> {
  return said(
    () => {
      const of = files.stat(from)?.bytes ?? 0
      const hash = createHash('sha256')
      let bytes = 0
      tell({ kind: 'copied', bytes, of })
      for (const piece of files.readPieces(from)) {
        files.appendBytes(to, piece)
        hash.update(piece)
        bytes += piece.length
        tell({ kind: 'copied', bytes, of })
      }
      files.syncFile(to)
      const proven = proveLogEncrypted(files, to)
      return proven.ok ? ok({ sha256: hash.digest('hex'), bytes }) : fail('The copy is not encrypted.')
    },
    code => `The copy could not be written: ${codeInWords(code)}.`,
  )
}

export function readPages({ path, key }: ReadPagesJob): Result<null, string> {
  return reading(path, key, db =>
    findDamage(db) === null ? ok(null) : fail('A page of the copy is damaged.'),
  )
}

/** Reading the bytes takes 1.2, the rest 3.8 seconds for 100,000 sessions. */
const PARTS = { bytes: 0.24, count: 0.16, rows: 0.6 } as const

export function readRows(
  { path, key, sha256 }: ReadRowsJob,
  files: Files,
  tell: Tell,
): Result<CopyReport, string> {
  const hear = (share: number) => tell({ kind: 'checking', share })
  return said(
    () => {
      const of = files.stat(path)?.bytes ?? 1
      const hash = createHash('sha256')
      let bytes = 0
      for (const piece of files.readPieces(path)) {
        hash.update(piece)
        hear((PARTS.bytes * (bytes += piece.length)) / of)
      }
      if (hash.digest('hex') !== sha256) return fail('The copy did not read back as it was written.')
      return reading(path, key, (db, schema) => {
        const tables = countRows(db)
        const before = PARTS.bytes + PARTS.count
        const checked = checkRows(db, tables, share => hear(before + PARTS.rows * share))
        if (!checked.ok) return checked
        hear(1)
        return ok({ ...checked.value, schema })
      })
    },
    code => `The copy cannot be read: ${codeInWords(code)}.`,
  )
}

function reading<T>(
  path: string,
  key: string,
  work: (db: ReturnType<typeof readableDb>, schema: number) => Result<T, string>,
): Result<T, string> {
  return said(
    () => whileReading(path, key, connection => work(readableDb(connection), schemaVersion(connection))),
    code => `The copy cannot be read: ${codeInWords(code)}.`,
  )
}
