import type { IsoDate } from '#shared/base/iso-date.ts'
import type { CptLicence, EditionSummary } from '#shared/contract/reference.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'
import { fileName, type Edition, type EditionFile } from './edition.ts'
import type { BadRow } from './formats/rows.ts'

/** Every edition with its files: by dataset, the newest first. */
export function listEditions(db: ReadableDb): readonly Edition[] {
  const files = Map.groupBy(listFiles(db), ({ edition }) => edition)
  return db
    .all<Omit<Edition, 'files'>>(
      `SELECT id, dataset, label, valid_from AS "from", valid_through AS through, parts
       FROM edition
       ORDER BY dataset, valid_from DESC`,
    )
    .map(edition => ({
      ...edition,
      files: (files.get(edition.id) ?? []).map(({ edition: _, ...file }) => file),
    }))
}

function listFiles(db: ReadableDb): readonly (EditionFile & { readonly edition: number })[] {
  return db.all(
    `SELECT
       edition_id AS edition,
       name,
       archive,
       sha256,
       bytes,
       part,
       first_code AS firstCode,
       last_code AS lastCode,
       rows,
       bad_rows AS badRows,
       loaded_at AS loadedAt,
       loaded_by AS loadedBy
     FROM source_file
     ORDER BY edition_id, part`,
  )
}

/** The rows that were left out of an edition when its files were read, the first hundred of each. */
export function listBadRows(db: ReadableDb, edition: number): EditionSummary['firstBadRows'] {
  const files = db.all<Pick<EditionFile, 'name' | 'archive'> & { readonly rows: string }>(
    `SELECT
       name,
       archive,
       first_bad_rows AS rows
     FROM source_file
     WHERE edition_id = ? AND bad_rows > 0
     ORDER BY part`,
    edition,
  )
  return files.flatMap(file => {
    const rows: readonly BadRow[] = JSON.parse(file.rows)
    return rows.map(row => ({ file: fileName(file), ...row }))
  })
}

export function findLicence(db: ReadableDb): CptLicence | null {
  return (
    db.one<CptLicence>(
      `SELECT holder, expires_on AS expiresOn, users
       FROM cpt_licence`,
    ) ?? null
  )
}

export function putLicence(
  db: WritableDb,
  { holder, expiresOn, users, at, by }: CptLicence & { readonly at: string; readonly by: string },
): void {
  db.run(
    `INSERT INTO cpt_licence (only_row, holder, expires_on, users, recorded_at, recorded_by)
     VALUES (1, ?, ?, ?, ?, ?)
     ON CONFLICT (only_row) DO UPDATE SET
       holder = excluded.holder,
       expires_on = excluded.expires_on,
       users = excluded.users,
       recorded_at = excluded.recorded_at,
       recorded_by = excluded.recorded_by`,
    holder,
    expiresOn,
    users,
    at,
    by,
  )
}

/** Makes the edition, or gives one that is there its new label, end and number of parts; its id. */
export function putEdition(
  db: WritableDb,
  edition: {
    readonly dataset: Dataset
    readonly label: string
    readonly from: IsoDate
    readonly through: IsoDate | null
    readonly parts: number
  },
): number {
  const row = db.one<{ id: number }>(
    `SELECT id
     FROM edition
     WHERE dataset = ? AND valid_from = ?`,
    edition.dataset,
    edition.from,
  )
  if (row) {
    db.run(
      `UPDATE edition
       SET label = ?, valid_through = ?, parts = ?
       WHERE id = ?`,
      edition.label,
      edition.through,
      edition.parts,
      row.id,
    )
    return row.id
  }
  db.run(
    `INSERT INTO edition (dataset, label, valid_from, valid_through, parts)
     VALUES (?, ?, ?, ?, ?)`,
    edition.dataset,
    edition.label,
    edition.from,
    edition.through,
    edition.parts,
  )
  return putEdition(db, edition)
}

export function insertSourceFile(
  db: WritableDb,
  edition: number,
  file: EditionFile & { readonly firstBadRows: readonly BadRow[] },
): void {
  db.run(
    `INSERT INTO source_file (
       edition_id, name, archive, sha256, bytes, part, first_code, last_code,
       rows, bad_rows, first_bad_rows, loaded_at, loaded_by
     )
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    edition,
    file.name,
    file.archive,
    file.sha256,
    file.bytes,
    file.part,
    file.firstCode,
    file.lastCode,
    file.rows,
    file.badRows,
    JSON.stringify(file.firstBadRows),
    file.loadedAt,
    file.loadedBy,
  )
}

export function deleteSourceFile(db: WritableDb, edition: number, part: number): void {
  db.run(
    `DELETE FROM source_file
     WHERE edition_id = ? AND part = ?`,
    edition,
    part,
  )
}

/** Removes an edition and all of its rows. Pair edits have no reference that would take them along. */
export function deleteEdition(db: WritableDb, edition: number): void {
  db.run(
    `DELETE FROM pair_edit
     WHERE edition_id = ?`,
    edition,
  )
  db.run(
    `DELETE FROM edition
     WHERE id = ?`,
    edition,
  )
}

/** Removes the pair edits of one part of an edition. */
export function deletePairsBetween(
  db: WritableDb,
  edition: number,
  { first, last }: { readonly first: string; readonly last: string },
): void {
  db.run(
    `DELETE FROM pair_edit
     WHERE edition_id = ? AND column1 BETWEEN ? AND ?`,
    edition,
    first,
    last,
  )
}

/** Whether the fee schedule of an edition was loaded with the AMA's texts. */
export function hasLicensedTexts(db: ReadableDb, edition: number): boolean {
  return (
    db.one(
      `SELECT 1 AS yes
       FROM fee_schedule
       WHERE edition_id = ? AND licensed_text IS NOT NULL
       LIMIT 1`,
      edition,
    ) !== undefined
  )
}
