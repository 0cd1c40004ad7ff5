import type { IsoDate } from '#shared/base/iso-date.ts'
import type { CptLicence } from '#shared/contract/reference.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'
import { writableDb, type Connection } from '#main/db/connection.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { Database } from '#main/db/sqlite.ts'
import { editionLabel, type EditionFile } from '../edition.ts'
import { insertSourceFile, putEdition, putLicence } from '../edition-queries.ts'
import type { RowBatch } from '../formats/rows.ts'
import { REFERENCE_INDEXES, REFERENCE_SCHEMA } from '../schema.ts'
import { rebuildSearchIndex } from '../search/rebuild-search-index.ts'
import { day } from './day.ts'
import { insertRows } from './insert-rows.ts'

/** An edition to be loaded: only what matters is named. */
export type EditionFixture = {
  readonly dataset: Dataset
  readonly from: string
  /** Left out: the publisher sets no end. */
  readonly through?: string
  readonly label?: string
  readonly parts?: number
  /** The parts that are loaded; one whole file when left out. */
  readonly files?: readonly Pick<EditionFile, 'part' | 'firstCode' | 'lastCode'>[]
  readonly rows: RowBatch
}

/** A reference database in memory with these editions, as an import leaves it: indexed, with its search index. */
export function aReference(editions: readonly EditionFixture[], licence?: CptLicence): WritableDb {
  return layReference(new Database(':memory:'), editions, licence)
}

/** The same in a database of the caller's. */
export function layReference(
  connection: Connection,
  editions: readonly EditionFixture[],
  licence?: CptLicence,
): WritableDb {
  connection.exec(REFERENCE_SCHEMA)
  connection.exec(REFERENCE_INDEXES)
  const db = writableDb(connection)
  db.transaction(() => {
    editions.forEach(edition => insertEdition(db, edition))
    if (licence) putLicence(db, { ...licence, at: '2026-01-02T08:00:00Z', by: 'TEST' })
    rebuildSearchIndex(db)
  })
  return db
}

const WHOLE_FILE = { part: 1, firstCode: null, lastCode: null }

function insertEdition(db: WritableDb, fixture: EditionFixture): void {
  const { dataset, parts = 1, files = [WHOLE_FILE], rows } = fixture
  const [from, through] = [day(fixture.from), fixture.through === undefined ? null : day(fixture.through)]
  const label = fixture.label ?? editionLabel(dataset, from)
  const edition = putEdition(db, { dataset, label, from, through, parts })
  for (const { part, firstCode, lastCode } of files) {
    insertSourceFile(db, edition, { ...aFile(from), part, firstCode, lastCode, rows: rows.rows.length })
  }
  insertRows(db, edition, rows)
}

function aFile(from: IsoDate): Parameters<typeof insertSourceFile>[2] {
  return {
    name: `test-${from}.txt`,
    archive: null,
    sha256: '0'.repeat(64),
    bytes: 1,
    part: 1,
    firstCode: null,
    lastCode: null,
    rows: 0,
    badRows: 0,
    firstBadRows: [],
    loadedAt: '2026-01-02T08:00:00Z',
    loadedBy: 'TEST',
  }
}
