import type { Rehearsal } from '#shared/contract/reference.ts'
import { DATASET_LABEL, type Dataset } from '#shared/domain/code-sets.ts'
import { FAMILY_CODES } from '#shared/domain/own-words.ts'
import { coversCode } from '../edition-coverage.ts'
import { missingParts } from '../edition.ts'
import { nothingKnown, type TableOnDay } from '../reference-on-day.ts'
import type { BothDays } from './both-days.ts'

/** What quick picks, charges and rules are read from. Wording and the suppliers' limits bear none of them. */
const REHEARSED = [
  'ptp-practitioner',
  'ptp-outpatient',
  'mue-practitioner',
  'mue-outpatient',
  'add-on',
  'mpfs',
  'opps',
  'icd-10-cm',
  'hcpcs',
  'charge-master',
] as const satisfies readonly Dataset[]

/** The datasets of which nothing, or not everything, can be said for the day to come, each with the reason. */
export function notChecked(days: BothDays): Rehearsal['notChecked'] {
  return REHEARSED.flatMap(dataset => {
    const sentence = whyNot(days, dataset)
    return sentence === null ? [] : [{ dataset, sentence }]
  })
}

function whyNot({ before, after }: BothDays, dataset: Dataset): string | null {
  const [one, other] = [before.table(dataset), after.table(dataset)]
  if (other === null) return nothingKnown(after, dataset)
  const { label, through } = other.edition
  if (other.outdated) return `${label} ended on ${through}; nothing newer is loaded for ${after.on}.`
  if (one === null) return `${nothingKnown(before, dataset)} ${label} has nothing to be compared with.`
  const partly = missingPart(one) ?? missingPart(other)
  if (partly !== null) return partly
  // The site's own rows carry their dates; they are checked against the code sets of the day.
  if (dataset === 'charge-master' || one.edition.id !== other.edition.id || through !== null) return null
  return `${DATASET_LABEL[dataset]}: nothing newer than ${label} is loaded for ${after.on}.`
}

function missingPart({ edition }: TableOnDay): string | null {
  if (FAMILY_CODES.every(code => coversCode(edition, code))) return null
  const missing = missingParts(edition).join(', ')
  return `${edition.label}: part ${missing} of ${edition.parts} is not loaded; its codes were not compared.`
}
