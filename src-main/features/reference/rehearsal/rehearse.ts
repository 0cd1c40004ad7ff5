import type { IsoDate } from '#shared/base/iso-date.ts'
import type { Rehearsal } from '#shared/contract/reference.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { referenceOn } from '../reference-on-day.ts'
import { addOnChanges } from './add-on-changes.ts'
import type { BothDays, Change } from './both-days.ts'
import { chargeChanges } from './charge-changes.ts'
import { feeChanges } from './fee-changes.ts'
import { limitChanges } from './limit-changes.ts'
import { notChecked } from './not-checked.ts'
import { pairChanges } from './pair-changes.ts'
import { quickPickChanges } from './quick-pick-changes.ts'

export type RehearsalQuestion = {
  readonly today: IsoDate
  /** The day to come, such as 1 January. */
  readonly on: IsoDate
  /** Codes that the site offers for quick picking, diagnoses with their dots. */
  readonly quickPicks: readonly string[]
}

/**
 * What changes or breaks between today and a day to come, from editions loaded early: quick picks, rows of the
 * charge master, and what the coding rules read of the family. A dataset of which nothing newer is loaded is listed
 * as not checked: that nothing was found there says nothing.
 */
export function rehearse(db: ReadableDb | null, { today, on, quickPicks }: RehearsalQuestion): Rehearsal {
  const days: BothDays = { before: referenceOn(db, today), after: referenceOn(db, on) }
  const changes = [
    ...quickPickChanges(days, quickPicks),
    ...chargeChanges(days),
    ...feeChanges(days),
    ...limitChanges(days),
    ...addOnChanges(days),
    ...pairChanges(days),
  ]
  return { today, on, notChecked: notChecked(days), changes: worstFirst(changes) }
}

function worstFirst(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted(
    (one, other) => Number(other.severity === 'breaks') - Number(one.severity === 'breaks'),
  )
}
