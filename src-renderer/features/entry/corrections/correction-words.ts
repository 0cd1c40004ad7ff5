import type { ComparedLine, LineDifference, LiveLine } from '#shared/contract/corrections.ts'
import type { OpenSession, SessionSummary } from '#shared/contract/sessions.ts'
import {
  CORRECTION_REASON_LABEL,
  SESSION_FACT_LABEL,
  type CorrectionLink,
} from '#shared/domain/correction.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'

/** `wrong side – the marker says left`. */
export function whyInWords({ reason, note }: Pick<CorrectionLink, 'reason' | 'note'>): string {
  const label = CORRECTION_REASON_LABEL[reason].toLowerCase()
  return note === '' ? label : `${label} – ${note}`
}

/** What a list says of a session that something supersedes; null where nothing does. */
export function supersededMark(superseded: SessionSummary['supersededBy']): string | null {
  if (superseded === null) return null
  if (superseded.kind === 'void') return 'Voided'
  return superseded.standing === 'open' ? 'In correction' : 'Corrected'
}

/** What stands in the place of an exported session, and how far that is. */
export function supersededInWords(link: CorrectionLink): string {
  const why = `${whyInWords(link)}, by ${link.begunBy}`
  if (link.replacement === null) {
    const credits =
      link.standing === 'left' ? 'Its credits have left.' : 'Its credits leave with the next export.'
    return `Voided: ${why}. ${credits}`
  }
  switch (link.standing) {
    case 'open':
      return `Being corrected: ${why}. Nothing is credited before the correction is complete.`
    case 'waiting':
      return `Corrected: ${why}. Credits and charges leave with the next export.`
    case 'left':
      return `Corrected: ${why}. The correction has left.`
  }
}

/** What a correction is of. */
export function correctionInWords({ sent, ...link }: NonNullable<OpenSession['corrects']>): string {
  const batches = sent.map(({ batch, at }) => `batch ${batch} (${at.slice(0, 10)})`).join(', ')
  return `Correction of what left in ${batches}: ${whyInWords(link)}, by ${link.begunBy}.`
}

const CLAIM_WORD = { professional: 'professional', facility: 'facility' } as const satisfies Record<
  Claim,
  string
>

/** `19283 RT × 1, professional`. */
export function lineInWords({ code, modifiers, units, claim }: ComparedLine): string {
  return `${[code, ...modifiers].join(' ')} × ${units}, ${CLAIM_WORD[claim]}`
}

export type DifferenceRow = {
  readonly deed: 'credit' | 'charge' | 'stays'
  readonly line: string
  /** The number and the batch that it left under; empty for a new charge. */
  readonly left: string
}

/** Every line that leaves or stays, credits first. */
export function differenceRows({ credited, added, unchanged }: LineDifference): readonly DifferenceRow[] {
  const sent = (deed: 'credit' | 'stays') => (line: LiveLine) => ({
    deed,
    line: lineInWords(line),
    left: `line ${line.lineNumber}, batch ${line.batch}`,
  })
  return [
    ...credited.map(sent('credit')),
    ...added.map(line => ({ deed: 'charge' as const, line: lineInWords(line), left: '' })),
    ...unchanged.map(sent('stays')),
  ]
}

/** The whole of a correction in a sentence. */
export function differenceInWords({ changedFacts, credited, added }: LineDifference): string {
  if (credited.length === 0 && added.length === 0) return 'Nothing that leaves differs so far.'
  const facts = changedFacts.map(fact => SESSION_FACT_LABEL[fact].toLowerCase()).join(', ')
  const whole = facts === '' ? '' : `Changed for the whole session: ${facts}. `
  return `${whole}${count(credited.length, 'line')} credited, ${added.length} charged.`
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}
