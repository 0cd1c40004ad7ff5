import type { ImportProblem, ImportQuestion } from '#shared/contract/reference.ts'
import type { SourceFile } from '../formats/rows.ts'
import type { FileFormats } from './file-formats.ts'
import type { FileToImport, ImportJob } from './import-job.ts'
import {
  placesTakenTwice,
  planFile,
  withoutTwins,
  type PlannedFile,
  type RecognizedFile,
} from './planned-file.ts'

export type Gathered =
  | { readonly kind: 'planned'; readonly files: readonly PlannedFile[] }
  | { readonly kind: 'asks'; readonly questions: readonly ImportQuestion[] }
  | { readonly kind: 'refused'; readonly problems: readonly ImportProblem[] }

/** Finds out what every file of a run is. All of them are known, or the run asks or refuses. */
export async function gatherFiles(
  { files, answers }: Pick<ImportJob, 'files' | 'answers'>,
  formats: FileFormats,
): Promise<Gathered> {
  const problems: ImportProblem[] = []
  const planned: PlannedFile[] = []
  const questions: ImportQuestion[] = []
  for (const file of files) {
    const found = await recognizeFile(file, formats)
    problems.push(...found.problems)
    for (const recognized of found.recognized) {
      const plan = planFile(recognized, answers)
      if (plan.ok) planned.push(plan.value)
      else questions.push(...plan.error)
    }
  }
  if (problems.length > 0) return { kind: 'refused', problems }
  if (questions.length > 0) return { kind: 'asks', questions }
  const kept = withoutTwins(planned)
  const twice = placesTakenTwice(kept)
  return twice.length > 0 ? { kind: 'refused', problems: twice } : { kind: 'planned', files: kept }
}

type Found = { readonly recognized: readonly RecognizedFile[]; readonly problems: readonly ImportProblem[] }

async function recognizeFile({ path, name }: FileToImport, formats: FileFormats): Promise<Found> {
  const sources = await formats.openSources(path, name)
  if (!sources.ok) return { recognized: [], problems: [sources.error] }
  return recognizeAll(sources.value, formats)
}

/** An archive also holds notes and layouts: what is no code set is left aside where something else in it is one. */
async function recognizeAll(sources: readonly SourceFile[], formats: FileFormats): Promise<Found> {
  const recognized: RecognizedFile[] = []
  const problems: ImportProblem[] = []
  for (const source of sources) {
    const answer = await formats.recognize(source)
    if (answer.ok) recognized.push({ source, recognized: answer.value })
    else problems.push(answer.error)
  }
  return recognized.length > 0
    ? { recognized, problems: problems.filter(problem => !formats.isUnknownContent(problem)) }
    : { recognized, problems }
}
