import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

/*
 * The search index of a reference database: made anew with each import. `code_entry` has a row a code, its id being
 * its static priority; `code_words` finds the ids by beginnings of words and keeps no text of its own.
 */

const DROP = ['DROP TABLE IF EXISTS code_words', 'DROP TABLE IF EXISTS code_entry'] as const

const CREATE = [
  `CREATE TABLE code_entry (
     -- Priority: of two codes that answer alike the one with the smaller id is wanted.
     id INTEGER PRIMARY KEY,
     kind TEXT NOT NULL,
     code TEXT NOT NULL,
     -- 1 where the words are the licensed text: without a licence in force the row is not there.
     licensed INTEGER NOT NULL CHECK (licensed IN (0, 1)),
     -- Folded words of its text, separated by a space; empty where no wording is loaded.
     words TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX code_entry_by_code ON code_entry (code)`,
  // Each beginning has a list of its own: merging those of all words with it is what takes time at a key.
  `CREATE VIRTUAL TABLE code_words USING fts5 (
     words, content = '', columnsize = 0, detail = 'none', prefix = '1 2 3 4 5 6 8', tokenize = 'ascii'
   )`,
] as const

export type CodeEntry = {
  readonly kind: string
  readonly code: string
  readonly licensed: 0 | 1
  readonly words: string
}

export function createIndex(db: WritableDb): void {
  for (const statement of [...DROP, ...CREATE]) db.run(statement)
}

export function insertEntry(db: WritableDb, id: number, entry: CodeEntry): void {
  db.run(
    `INSERT INTO code_entry (id, kind, code, licensed, words)
     VALUES (?, ?, ?, ?, ?)`,
    id,
    entry.kind,
    entry.code,
    entry.licensed,
    entry.words,
  )
  db.run(
    `INSERT INTO code_words (rowid, words)
     VALUES (?, ?)`,
    id,
    `${entry.code.toLowerCase()} ${entry.words}`,
  )
}

/** One list a word, so that a search reads each once. */
export function mergeIndex(db: WritableDb): void {
  db.run(`INSERT INTO code_words (code_words) VALUES ('optimize')`)
}

export type TextRow = { readonly code: string; readonly text: string; readonly usable: 0 | 1 }

/** Diagnoses of every edition, each with the text of the newest that has it. */
export function listDiagnosisTexts(db: ReadableDb): readonly TextRow[] {
  return db.all(
    `SELECT code, text, billable AS usable, max(valid_from) AS newest
     FROM diagnosis
     JOIN edition ON edition.id = edition_id
     GROUP BY code`,
  )
}

/** HCPCS codes of every edition, each with the text of the newest that has it. */
export function listHcpcsTexts(db: ReadableDb): readonly TextRow[] {
  return db.all(
    `SELECT code, text, terminated IS NULL AS usable, max(valid_from) AS newest
     FROM hcpcs
     JOIN edition ON edition.id = edition_id
     WHERE kind = 'code'
     GROUP BY code`,
  )
}

/** Licensed texts, of the wording file where it has the code and of the fee schedule elsewhere. */
export function listLicensedTexts(db: ReadableDb): readonly TextRow[] {
  return db.all(
    `SELECT code, text, 1 AS usable, max(newest) AS newest
     FROM (
       SELECT code, text, '1' || valid_from AS newest
       FROM cpt_text
       JOIN edition ON edition.id = edition_id
       UNION ALL
       SELECT code, licensed_text, '0' || valid_from
       FROM fee_schedule
       JOIN edition ON edition.id = edition_id
       WHERE licensed_text IS NOT NULL AND modifier = ''
     )
     GROUP BY code`,
  )
}

/** Every code that some table knows by its number alone. */
export function listNumbers(db: ReadableDb): readonly string[] {
  return db
    .all<{ code: string }>(
      `SELECT code FROM fee_schedule
       UNION SELECT code FROM outpatient_payment
       UNION SELECT code FROM unit_limit
       UNION SELECT add_on FROM add_on
       UNION SELECT primary_code FROM add_on WHERE primary_code <> ''`,
    )
    .map(({ code }) => code)
}

/**
 * The codes of the pair edits, stepping from each to the next by the key: a few thousand seeks where reading on
 * would meet millions of rows. Needs the index of column 2.
 */
export function listPairCodes(db: ReadableDb, edition: number): readonly string[] {
  return [STEP_COLUMN1, STEP_COLUMN2].flatMap(statement =>
    db.all<{ code: string }>(statement, edition, edition).map(({ code }) => code),
  )
}

const STEP_COLUMN1 = `
  WITH RECURSIVE step (code) AS (
    SELECT min(column1) FROM pair_edit WHERE edition_id = ?
    UNION ALL
    SELECT (SELECT min(column1) FROM pair_edit WHERE edition_id = ? AND column1 > step.code)
    FROM step
    WHERE step.code IS NOT NULL
  )
  SELECT code FROM step WHERE code IS NOT NULL`

const STEP_COLUMN2 = `
  WITH RECURSIVE step (code) AS (
    SELECT min(column2) FROM pair_edit INDEXED BY pair_edit_by_column2 WHERE edition_id = ?
    UNION ALL
    SELECT (SELECT min(column2) FROM pair_edit INDEXED BY pair_edit_by_column2 WHERE edition_id = ? AND column2 > step.code)
    FROM step
    WHERE step.code IS NOT NULL
  )
  SELECT code FROM step WHERE code IS NOT NULL`
