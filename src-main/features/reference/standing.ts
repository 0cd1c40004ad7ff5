import type { IsoDate } from '#shared/base/iso-date.ts'
import type { DatasetStanding, EditionSummary } from '#shared/contract/reference.ts'
import type { ReferenceEditions } from '#shared/domain/coding-answer.ts'
import { DATASETS, type Dataset } from '#shared/domain/code-sets.ts'
import { editionOn, fileName, isOutdated, missingParts, type Edition } from './edition.ts'

/** The edition that the program carries itself, for the datasets of which it carries facts. */
const BUILT_IN: Partial<Record<Dataset, 'ptp' | 'mue' | 'addOn' | 'mpfs'>> = {
  'ptp-practitioner': 'ptp',
  'ptp-outpatient': 'ptp',
  'mue-practitioner': 'mue',
  'mue-outpatient': 'mue',
  'add-on': 'addOn',
  mpfs: 'mpfs',
}

/** How every dataset stands for a day. */
export function standings(
  editions: readonly Edition[],
  { day, builtIn }: { readonly day: IsoDate; readonly builtIn: ReferenceEditions },
): readonly DatasetStanding[] {
  return DATASETS.map(dataset => {
    const edition = editionOn(editions, { dataset, day })
    return edition === null
      ? withoutEdition(editions, { dataset, builtIn })
      : withEdition(edition, { dataset, day })
  })
}

function withEdition(
  edition: Edition,
  { dataset, day }: { readonly dataset: Dataset; readonly day: IsoDate },
): DatasetStanding {
  const missing = missingParts(edition)
  if (missing.length > 0) {
    const parts = `part${missing.length > 1 ? 's' : ''} ${missing.join(', ')} of ${edition.parts}`
    const sentence = `${edition.label}: ${parts} still to be loaded. Codes that stand there are not checked.`
    return { dataset, standing: 'incomplete', sentence }
  }
  if (isOutdated(edition, day)) {
    const sentence = `${edition.label}, ended ${edition.through}. It still answers, and each answer says so.`
    return { dataset, standing: 'outdated', sentence }
  }
  return { dataset, standing: 'in-force', sentence: `${edition.label}.` }
}

function withoutEdition(
  editions: readonly Edition[],
  { dataset, builtIn }: { readonly dataset: Dataset; readonly builtIn: ReferenceEditions },
): DatasetStanding {
  const later = editions.findLast(edition => edition.dataset === dataset)
  const none = later ? `The earliest edition loaded begins ${later.from}.` : 'Nothing is loaded.'
  const table = BUILT_IN[dataset]
  if (table === undefined) return { dataset, standing: 'missing', sentence: none }
  const sentence = `${none} The program’s own facts answer for the breast codes: ${builtIn[table]}.`
  return { dataset, standing: 'built-in', sentence }
}

/** An edition as a list shows it. */
export function editionSummary(
  edition: Edition,
  firstBadRows: EditionSummary['firstBadRows'],
): EditionSummary {
  const { id, dataset, label, from, through, parts, files } = edition
  return {
    id,
    dataset,
    label,
    from,
    through,
    rows: files.reduce((sum, file) => sum + file.rows, 0),
    badRows: files.reduce((sum, file) => sum + file.badRows, 0),
    firstBadRows,
    missingParts: missingParts(edition).map(part => `${part} of ${parts}`),
    files: files.map(file => ({
      name: fileName(file),
      sha256: file.sha256,
      rows: file.rows,
      loadedAt: file.loadedAt,
      loadedBy: file.loadedBy,
    })),
  }
}
