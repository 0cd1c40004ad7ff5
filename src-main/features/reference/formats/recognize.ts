import type { IsoDate } from '#shared/base/iso-date.ts'
import type { Result } from '#shared/base/result.ts'
import { type Dataset, DATASET_LABEL } from '#shared/domain/code-sets.ts'
import { firstOfMonth } from './day.ts'
import type { EditionEvidence, Format } from './format.ts'
import { formatOf } from './formats.ts'
import { headsOf } from './head.ts'
import { datasetsByName, editionByName, namesMedicaid, partByName } from './name-evidence.ts'
import type { FileProblem, Recognized, SourceFile } from './rows.ts'
import { settled, SourceFault } from './source-fault.ts'

const UNKNOWN_CONTENT = 'the content of a published code set'

/**
 * What a file is: by the content of its start, then by its own name and that of its archive for what the content does
 * not hold. Where the two contradict each other the file is refused, not guessed.
 */
export function recognize(source: SourceFile): Promise<Result<Recognized, FileProblem>> {
  return settled(async () => {
    const found = formatOf(await headsOf(source))
    if (found === null) throw fault(source, UNKNOWN_CONTENT, 'something else')
    const datasets = agreedDatasets(source, found.format, found.finding.datasets)
    return {
      datasets,
      from: agreedEdition(source, datasets, found.finding.edition),
      part: datasets.some(isPairEdits) ? partByName(source.name) : null,
    }
  })
}

/** Whether a file was refused for being no code set at all, as most members of the published archives are. */
export function isUnknownContent(problem: FileProblem): boolean {
  return problem.expected === UNKNOWN_CONTENT
}

function isPairEdits(dataset: Dataset): boolean {
  return dataset === 'ptp-practitioner' || dataset === 'ptp-outpatient'
}

function agreedDatasets(
  source: SourceFile,
  format: Format,
  byContent: readonly Dataset[],
): readonly Dataset[] {
  if (namesMedicaid(source.name)) throw fault(source, 'a file of Medicare', 'a name of the Medicaid edits')
  const byName = datasetsByName(source.name)
  const agreed = byContent.filter(dataset => byName.includes(dataset))
  if (byName.length > 0 && agreed.length === 0) {
    const named = byName.length === 1 ? byName.map(dataset => DATASET_LABEL[dataset]) : ['unit limits (MUE)']
    const content = byContent.length === 1 ? byContent.map(dataset => DATASET_LABEL[dataset]) : [format.name]
    throw fault(source, `${named.join()}, as its name says`, `the content of ${content.join()}`)
  }
  if (agreed.length > 0) return agreed
  const byArchive = byContent.filter(dataset => datasetsByName(source.archive ?? '').includes(dataset))
  return byArchive.length > 0 ? byArchive : byContent
}

/** Content, own name and archive each may know the day, or the year, or the month; two that differ are refused. */
function agreedEdition(
  source: SourceFile,
  datasets: readonly Dataset[],
  byContent: EditionEvidence,
): IsoDate | null {
  const byName = editionByName(source.name)
  const byArchive = editionByName(source.archive ?? '')
  for (const part of ['year', 'month'] as const) {
    const [content, name] = [byContent[part], byName[part]]
    if (content !== null && name !== null && content !== name) {
      throw fault(source, `${part} ${name}, as its name says`, `${part} ${content} in its content`)
    }
  }
  const day = byContent.day ?? byName.day
  if (day !== null) return laterUpdate(datasets, day, byArchive.day)
  const year = byContent.year ?? byName.year ?? byArchive.year
  const month = byContent.month ?? byName.month ?? (byArchive.year === year ? byArchive.month : null)
  if (year === null || month === null) return null
  return byArchive.year === year && byArchive.month === month && byArchive.day !== null
    ? byArchive.day
    : firstOfMonth(year, month)
}

/** The April update of the diagnoses comes under the name of its fiscal year, in an archive that names April. */
function laterUpdate(datasets: readonly Dataset[], day: IsoDate, byArchive: IsoDate | null): IsoDate {
  const isUpdate = datasets.includes('icd-10-cm') && byArchive !== null && byArchive > day
  return isUpdate && Number(byArchive.slice(0, 4)) <= Number(day.slice(0, 4)) + 1 ? byArchive : day
}

function fault({ name }: SourceFile, expected: string, found: string): SourceFault {
  return new SourceFault({ file: name, line: null, expected, found })
}
