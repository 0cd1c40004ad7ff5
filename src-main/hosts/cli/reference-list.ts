import type { DatasetStanding, EditionSummary } from '#shared/contract/reference.ts'
import { DATASET_LABEL } from '#shared/domain/code-sets.ts'
import { whatIsLoaded } from '#main/features/reference/index.ts'
import { systemClock } from '#main/ports/clock.ts'
import { withReference, type ReferencePlace } from './reference-place.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'
import { writeAll } from './write-all.ts'

/** `reference list`: what is loaded from which file, and how each code set stands today. */
export function runReferenceList(place: ReferencePlace, host: CliHost, terminal: Terminal): Promise<number> {
  return withReference(place, host, async store => {
    const problem = store.problem()
    if (problem !== null) note(terminal, problem)
    const { editions, standing, licence } = whatIsLoaded(store, systemClock)
    const text = place.json
      ? JSON.stringify({ editions, standing, licence, problem })
      : [...standing.map(standingLine), ...editions.flatMap(editionLines)].join('\n')
    await writeAll(terminal.output, `${text}\n`)
    return problem === null ? 0 : 1
  })
}

function standingLine({ dataset, standing, sentence }: DatasetStanding): string {
  return `${standing.padEnd(11)} ${DATASET_LABEL[dataset]}: ${sentence}`
}

function editionLines({
  id,
  label,
  through,
  rows,
  badRows,
  missingParts,
  files,
}: EditionSummary): readonly string[] {
  const notes = [
    `${rows} rows`,
    ...(badRows > 0 ? [`${badRows} bad rows left out`] : []),
    ...(through === null ? [] : [`meant until ${through}`]),
    ...missingParts.map(part => `part ${part} missing`),
  ]
  return [
    '',
    `Edition ${id}: ${label} (${notes.join(', ')})`,
    ...files.map(
      ({ name, sha256, rows: fileRows, loadedAt, loadedBy }) =>
        `  ${name}, ${fileRows} rows, sha256 ${sha256}, loaded ${loadedAt} by ${loadedBy}`,
    ),
  ]
}
