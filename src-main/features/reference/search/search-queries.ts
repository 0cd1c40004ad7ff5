import type { ReadableDb } from '#main/db/handles.ts'
import type { CodeKind } from '#shared/domain/code-sets.ts'

/** A code that the index found, with the words it was found by. */
export type Candidate = {
  readonly id: number
  readonly kind: CodeKind
  readonly code: string
  readonly licensed: 0 | 1
  readonly words: string
}

/** False in a file that was made without a search index. */
export function hasIndex(db: ReadableDb): boolean {
  return (
    db.one(
      `SELECT 1 AS yes
       FROM sqlite_schema
       WHERE name = 'code_words'`,
    ) !== undefined
  )
}

/** The codes with the highest priority that answer an expression of FTS5; the search stops at the last of them. */
export function listByWords(
  db: ReadableDb,
  { expression, kinds, limit }: { expression: string; kinds: readonly CodeKind[]; limit: number },
): readonly Candidate[] {
  return db.all(
    `SELECT code_entry.id, code_entry.kind, code_entry.code, code_entry.licensed, code_entry.words
     FROM code_words
     JOIN code_entry ON code_entry.id = code_words.rowid
     WHERE code_words MATCH ?
       AND code_entry.kind IN (SELECT value FROM json_each(?))
     ORDER BY code_words.rowid
     LIMIT ?`,
    expression,
    JSON.stringify(kinds),
    limit,
  )
}

/** Codes that begin with a number, those with the highest priority. */
export function listByNumber(
  db: ReadableDb,
  { beginning, kinds, limit }: { beginning: string; kinds: readonly CodeKind[]; limit: number },
): readonly Candidate[] {
  return db.all(
    `SELECT id, kind, code, licensed, words
     FROM code_entry
     WHERE code >= ? AND code < ?
       AND kind IN (SELECT value FROM json_each(?))
     ORDER BY code
     LIMIT ?`,
    beginning,
    `${beginning}~`,
    JSON.stringify(kinds),
    limit,
  )
}
