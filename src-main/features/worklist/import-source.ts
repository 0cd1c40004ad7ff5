import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { ImportOutcome, UploadLook } from '#shared/contract/worklist.ts'
import { tableReadingSchema, type TableReading } from '#shared/contract/worklist-table.ts'
import type { ByteSource } from './byte-source.ts'
import { problemAt } from './exam-message.ts'
import { readMessages } from './hl7/read-messages.ts'
import { importFound, type ImportHead, type ImportTools } from './import-found.ts'
import { findReading, putReading } from './import-queries.ts'
import { looksLikeMessages, unreadableKind } from './table/file-kind.ts'
import { lookAtTable, nameOfTable, tableMessages, type LookOptions } from './table/look.ts'
import { readingQuestions } from './table/reading.ts'
import { openTable, type TableText } from './table/table-text.ts'

export type SourceTools = ImportTools & { readonly settings: () => Settings }

export type SourceImport = {
  readonly id: string
  readonly name: string
  readonly tableSource: 'csv' | 'paste'
  /** When it was written, as an instant: what it states is as old as that. */
  readonly writtenAt: string
  readonly source: ByteSource
  /** Null reads a table as it was read before, or as its columns tell. */
  readonly reading: TableReading | null
}

const START_BYTES = 1_024
const ONE_COLUMN =
  'Only one column can be told. Columns are parted by tabs, commas, semicolons or at least two spaces.'

/** What bytes are, and how they would be read. */
export function lookAtSource(
  { db }: SourceTools,
  source: ByteSource,
  chosen: LookOptions['chosen'],
): UploadLook {
  const content = contentOf(source)
  if (content.kind !== 'table') return content
  const table = lookAtTable(content.table, { chosen, remembered: name => rememberedReading(db, name) })
  return { kind: 'table', table }
}

/** Imports bytes, whatever they are. */
export async function importSource(
  tools: SourceTools,
  asked: SourceImport,
): Promise<Result<ImportOutcome, Failure>> {
  const content = contentOf(asked.source)
  const head = { id: asked.id, name: asked.name } as const
  const at = new Date(notLater(asked.writtenAt, tools.clock.now())).toISOString()
  switch (content.kind) {
    case 'unreadable':
      return ok(await importNothing(tools, { ...head, source: asked.tableSource }, content.sentence))
    case 'messages': {
      const options = { accessionField: tools.settings().worklistAccessionField, receivedAt: at }
      return ok(await importFound(tools, { ...head, source: 'hl7' }, readMessages(asked.source, options)))
    }
    case 'table':
      return importTable(
        tools,
        { ...head, source: asked.tableSource },
        { ...asked, table: content.table, at },
      )
  }
}

/** A clock of another machine that runs ahead must not make a file newer than everything that comes after it. */
function notLater(instant: string, now: string): number {
  return Math.min(Date.parse(instant), Date.parse(now))
}

type TableImport = Pick<SourceImport, 'reading' | 'tableSource'> & {
  readonly table: TableText
  readonly at: string
}

async function importTable(
  tools: SourceTools,
  head: ImportHead,
  { table, reading, tableSource, at }: TableImport,
): Promise<Result<ImportOutcome, Failure>> {
  const remembered = (name: string) => rememberedReading(tools.db, name)
  const chosen = reading ?? lookAtTable(table, { chosen: {}, remembered }).reading
  if (readingQuestions(chosen).length > 0) return fail(failure('reading-incomplete'))
  if (reading) rememberReading(tools, table, reading)
  return ok(await importFound(tools, head, tableMessages(table, chosen, { source: tableSource, at })))
}

/** Keeps in the list of imports that there was one of which nothing could be read. */
function importNothing(tools: SourceTools, head: ImportHead, sentence: string): Promise<ImportOutcome> {
  return importFound(tools, head, [problemAt('file', sentence)])
}

type Content =
  | { readonly kind: 'messages' }
  | { readonly kind: 'table'; readonly table: TableText }
  | { readonly kind: 'unreadable'; readonly sentence: string }

function contentOf(source: ByteSource): Content {
  const start = source.slice(0, Math.min(START_BYTES, source.bytes))
  const unreadable = unreadableKind(start)
  if (unreadable !== null) return { kind: 'unreadable', sentence: unreadable }
  if (looksLikeMessages(start)) return { kind: 'messages' }
  const table = openTable(source)
  return table ? { kind: 'table', table } : { kind: 'unreadable', sentence: ONE_COLUMN }
}

function rememberedReading(db: SourceTools['db'], name: string): TableReading | null {
  const stored = findReading(db, name)
  return stored === undefined ? null : tableReadingSchema.parse(JSON.parse(stored))
}

/** The day of a list without a day column is of this list alone and is not remembered. */
function rememberReading({ db, clock }: SourceTools, table: TableText, reading: TableReading): void {
  const stored = JSON.stringify({ ...reading, day: null })
  db.transaction(() => putReading(db, nameOfTable(table, reading), stored, clock.now()))
}
