import type { ImportedFile, ImportProblem } from '#shared/contract/reference.ts'
import { DATASET_LABEL } from '#shared/domain/code-sets.ts'
import type { FileInTheMaking } from '#main/db/public-file.ts'
import type { Edition } from '../edition.ts'
import { findLicence, listEditions } from '../edition-queries.ts'
import { REFERENCE_INDEXES } from '../schema.ts'
import { buildAside } from './build-aside.ts'
import { faultOf } from './check-made.ts'
import { gatherFiles } from './gather-files.ts'
import type { ImportJob, JobOutcome } from './import-job.ts'
import type { ImportTools } from './import-tools.ts'
import { loadFile, type LoadContext } from './load-file.ts'
import type { PlannedFile } from './planned-file.ts'
import { followProgress } from './progress.ts'
import { takeOutReplaced } from './replace-parts.ts'
import { stopIfUnwanted } from './stopped.ts'
import { unchangedFiles } from './unchanged-files.ts'

/**
 * Imports files into a copy of the reference database: all of them or none. What cannot be told from the files is
 * asked, and a file that cannot be read whole is refused; the copy is gone then, and nothing has changed.
 */
export async function runImport(job: ImportJob, tools: ImportTools): Promise<JobOutcome> {
  const gathered = await gatherFiles(job, tools.formats)
  if (gathered.kind !== 'planned') return gathered
  stopIfUnwanted(tools.signal)
  let failed: JobOutcome | null = null
  const built = await buildAside(job, tools.files, async making => {
    const outcome = await fillFile(making, gathered.files, { job, tools })
    if (outcome.kind === 'built') return outcome
    failed = outcome
    return null
  })
  if (built) return built
  if (failed === null) throw new Error('An import ended without an outcome.')
  return failed
}

type Run = { readonly job: ImportJob; readonly tools: ImportTools }

async function fillFile(
  making: FileInTheMaking,
  planned: readonly PlannedFile[],
  { job, tools }: Run,
): Promise<JobOutcome> {
  const licence = findLicence(making.db)
  const licensed = licence !== null && licence.expiresOn >= job.today
  const unlicensed = licensed ? [] : planned.filter(({ dataset }) => dataset === 'cpt-text')
  if (unlicensed.length > 0) return { kind: 'refused', problems: unlicensed.map(needsLicence) }

  const editions = listEditions(making.db)
  const unchanged = await unchangedFiles(planned, { db: making.db, editions, licensed })
  const changed = planned.filter(file => !unchanged.has(file))
  if (changed.length === 0) return { kind: 'unchanged', files: [...unchanged.values()] }

  const total = changed.reduce((sum, { source }) => sum + source.bytes, 0)
  const progress = followProgress(total, tools.report)
  const { at, by } = job
  const loaded = await loadAll(changed, { making, tools, progress, at, by, licensed }, editions)
  if (!Array.isArray(loaded)) return loaded
  progress.indexing()
  making.execute(REFERENCE_INDEXES)
  making.db.transaction(() => tools.rebuildSearch(making.db))
  stopIfUnwanted(tools.signal)
  progress.checking()
  const fault = faultOf(making)
  stopIfUnwanted(tools.signal)
  return fault === null
    ? { kind: 'built', files: inOrder(planned, [...unchanged.values(), ...loaded]) }
    : { kind: 'refused', problems: [{ file: '', line: null, expected: 'a whole database', found: fault }] }
}

/** Takes out what is replaced and reads the files one after the other; the first problem ends it. */
async function loadAll(
  files: readonly PlannedFile[],
  context: LoadContext,
  editions: readonly Edition[],
): Promise<ImportedFile[] | JobOutcome> {
  const { making } = context
  if (files.some(isPairEdits)) making.execute('DROP INDEX IF EXISTS pair_edit_by_column2')
  const problem = making.db.transaction(() => takeOutAll(files, context, editions))
  if (problem) return { kind: 'refused', problems: [problem] }
  const imported: ImportedFile[] = []
  for (const file of inKeyOrder(files)) {
    const loaded = await loadFile(file, context)
    if (!loaded.ok) return { kind: 'refused', problems: [loaded.error] }
    imported.push(loaded.value)
  }
  return imported
}

function takeOutAll(
  files: readonly PlannedFile[],
  { making }: LoadContext,
  editions: readonly Edition[],
): ImportProblem | null {
  for (const edition of editions) {
    const its = files.filter(({ dataset, from }) => dataset === edition.dataset && from === edition.from)
    const problem = its.length === 0 ? null : takeOutReplaced(making.db, edition, its)
    if (problem) return problem
  }
  return null
}

/** One edition after the other, and its parts, which hold ranges of codes: rows only ever come at the end. */
function inKeyOrder(files: readonly PlannedFile[]): readonly PlannedFile[] {
  const editions = Map.groupBy(files, ({ dataset, from }) => `${dataset} ${from}`)
  return [...editions.values()].flatMap(parts => parts.toSorted((one, other) => one.part - other.part))
}

function isPairEdits({ dataset }: PlannedFile): boolean {
  return dataset === 'ptp-practitioner' || dataset === 'ptp-outpatient'
}

function needsLicence({ file }: PlannedFile): ImportProblem {
  return {
    file,
    line: null,
    expected: 'the site’s CPT licence on record and in force before its wording is loaded',
    found: `${DATASET_LABEL['cpt-text']}, and no licence in force`,
  }
}

function inOrder(planned: readonly PlannedFile[], files: readonly ImportedFile[]): readonly ImportedFile[] {
  return planned.flatMap(({ file }) => files.find(imported => imported.file === file) ?? [])
}
