import { fail, ok, type Result } from '#shared/base/result.ts'
import type { IsoDate } from '#shared/base/iso-date.ts'
import type { ImportProblem, ImportQuestion } from '#shared/contract/reference.ts'
import { DATASET_LABEL, type Dataset } from '#shared/domain/code-sets.ts'
import { fileName } from '../edition.ts'
import type { Recognized, SourceFile } from '../formats/rows.ts'
import type { FileAnswer } from './import-job.ts'

/** A file of which everything is known that decides where its rows go. */
export type PlannedFile = {
  readonly source: SourceFile
  readonly recognized: Recognized
  /** What the person calls it. */
  readonly file: string
  readonly dataset: Dataset
  readonly from: IsoDate
  readonly part: number
  readonly parts: number
}

export type RecognizedFile = { readonly source: SourceFile; readonly recognized: Recognized }

/** Takes what the content says, then what the person said; what is still open is asked. */
export function planFile(
  { source, recognized }: RecognizedFile,
  answers: readonly FileAnswer[],
): Result<PlannedFile, readonly ImportQuestion[]> {
  const file = fileName(source)
  const answer = answerFor(source, answers)
  const dataset = datasetOf(recognized, answer)
  const from = recognized.from ?? answer.from ?? null
  if (dataset !== null && from !== null) {
    const { number: part, of: parts } = recognized.part ?? { number: 1, of: 1 }
    return ok({ source, recognized, file, dataset, from, part, parts })
  }
  const questions: ImportQuestion[] = []
  const choices = recognized.datasets
  if (dataset === null) {
    const labels = choices.map(choice => DATASET_LABEL[choice]).join(' or ')
    questions.push({ file, asks: 'dataset', datasets: choices, sentence: `${file}: is it ${labels}?` })
  }
  if (from === null) {
    const sentence = `${file}: on which day does it come into force? Neither its content nor its name says.`
    questions.push({ file, asks: 'from', datasets: choices, sentence })
  }
  return fail(questions)
}

/** What was said of the file itself goes before what was said of all. */
function answerFor(source: SourceFile, answers: readonly FileAnswer[]): Omit<FileAnswer, 'file'> {
  const names = [fileName(source), source.name, source.archive]
  const own = answers.filter(({ file }) => file !== null && names.includes(file))
  return Object.assign({}, ...answers.filter(({ file }) => file === null), ...own)
}

function datasetOf({ datasets }: Recognized, answer: Omit<FileAnswer, 'file'>): Dataset | null {
  if (datasets.length === 1) return datasets[0] ?? null
  return answer.dataset !== undefined && datasets.includes(answer.dataset) ? answer.dataset : null
}

/** Two files for the same place: which of them is meant cannot be guessed. */
export function placesTakenTwice(files: readonly PlannedFile[]): readonly ImportProblem[] {
  const byPlace = Map.groupBy(files, ({ dataset, from, part }) => `${dataset} ${from} ${part}`)
  return [...byPlace.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : others.map(({ file }) => ({
          file,
          line: null,
          expected: `one file of ${DATASET_LABEL[first.dataset]} in force ${first.from}${first.parts > 1 ? `, part ${first.part}` : ''}`,
          found: `a second one beside ${first.file}`,
        })),
  )
}

/**
 * Of one archive that holds the same table more than once, the file to read: text before a workbook, the table of
 * all practitioners before the one of a payment model (`QPP`), then the larger.
 */
export function withoutTwins(files: readonly PlannedFile[]): readonly PlannedFile[] {
  const groups = Map.groupBy(files, ({ source, dataset, from, part }) =>
    source.archive === null ? source : `${source.archive} ${dataset} ${from} ${part}`,
  )
  return [...groups.values()].flatMap(group => group.toSorted(byPreference).slice(0, 1))
}

function byPreference(one: PlannedFile, other: PlannedFile): number {
  return rank(one) - rank(other) || other.source.bytes - one.source.bytes
}

function rank({ source: { name } }: PlannedFile): number {
  const isWorkbook = /\.xlsx$/i.test(name)
  const isOfPaymentModel = /qpp/i.test(name) && !/non[-_ ]?qpp/i.test(name)
  return Number(isWorkbook) * 2 + Number(isOfPaymentModel)
}
