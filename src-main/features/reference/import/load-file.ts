import { ok, type Result } from '#shared/base/result.ts'
import type { ImportedFile, ImportProblem } from '#shared/contract/reference.ts'
import type { FileInTheMaking } from '#main/db/public-file.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { editionLabel, naturalEnd } from '../edition.ts'
import { insertSourceFile, putEdition } from '../edition-queries.ts'
import type { FileFacts, ReadSummary, RowBatch } from '../formats/rows.ts'
import { widenRange, type CodeRange } from './code-range.ts'
import { countedSource } from './counted-source.ts'
import type { ImportTools } from './import-tools.ts'
import type { PlannedFile } from './planned-file.ts'
import type { Progress } from './progress.ts'
import { putRationale } from './rationale-queries.ts'
import { insertBatch } from './row-queries.ts'
import { stopIfUnwanted } from './stopped.ts'

export type LoadContext = {
  readonly making: FileInTheMaking
  readonly tools: ImportTools
  readonly progress: Progress
  readonly at: string
  readonly by: string
  /** Whether the AMA's texts may be kept. */
  readonly licensed: boolean
}

/** Reads one file into its edition, which is made or given its new label; nothing of the file stands in it yet. */
export async function loadFile(
  planned: PlannedFile,
  context: LoadContext,
): Promise<Result<ImportedFile, ImportProblem>> {
  const { making, tools, progress } = context
  const { db } = making
  const edition = db.transaction(() => putEdition(db, editionOf(planned, null)))
  const counted = countedSource(planned.source, progress.bytes)
  const rationaleId = rationaleIds(db)
  let range: CodeRange | null = null
  let repeated = 0
  progress.begin(planned.file)
  const onBatch = (batch: RowBatch) => {
    stopIfUnwanted(tools.signal)
    range = widenRange(range, batch)
    repeated += db.transaction(() => insertBatch(db, batch, { edition, rationaleId })).repeated
    progress.rows(batch.rows.length)
  }
  const { dataset, from, recognized } = planned
  const request = { ...recognized, dataset, from, keepLicensedText: context.licensed }
  const read = await tools.formats.readSource(counted.source, request, onBatch, tools.signal)
  stopIfUnwanted(tools.signal)
  if (!read.ok) return read
  const loaded = { sha256: counted.sha256(), range, repeated, summary: read.value }
  return ok(db.transaction(() => recordFile(db, { planned, context, loaded })))
}

type Loaded = {
  readonly sha256: string
  readonly range: CodeRange | null
  /** Rows that stood in the edition already. */
  readonly repeated: number
  readonly summary: ReadSummary
}

type Recorded = { readonly planned: PlannedFile; readonly context: LoadContext; readonly loaded: Loaded }

function recordFile(db: WritableDb, { planned, context, loaded }: Recorded): ImportedFile {
  const { summary, sha256, range, repeated } = loaded
  const edition = editionOf(planned, summary.facts)
  const rows = summary.rows - repeated
  const { badRows, firstBadRows } = summary
  insertSourceFile(db, putEdition(db, edition), {
    name: planned.source.name,
    archive: planned.source.archive,
    sha256,
    bytes: planned.source.bytes,
    part: planned.part,
    firstCode: range?.first ?? null,
    lastCode: range?.last ?? null,
    rows,
    badRows,
    firstBadRows,
    loadedAt: context.at,
    loadedBy: context.by,
  })
  const { file, dataset } = planned
  return { file, dataset, edition: edition.label, rows, badRows, firstBadRows, unchanged: false }
}

function editionOf({ dataset, from, parts }: PlannedFile, facts: FileFacts | null) {
  const label = editionLabel(dataset, from, facts?.edition ?? null)
  return { dataset, from, parts, label, through: facts?.expiresOn ?? naturalEnd(dataset, from) }
}

/** Published reasons are a few dozen sentences that millions of rows repeat. */
function rationaleIds(db: WritableDb): (text: string) => number {
  const known = new Map<string, number>()
  return text => {
    const id = known.get(text) ?? putRationale(db, text)
    known.set(text, id)
    return id
  }
}
