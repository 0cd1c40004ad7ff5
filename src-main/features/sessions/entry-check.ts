import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { checkAncillary } from './ancillary-check.ts'
import { checkBilling } from './billing-check.ts'
import { checkDates } from './date-check.ts'
import { checkDiagnoses } from './diagnosis-check.ts'
import { checkDocumentation } from './documentation-check.ts'
import { checkItems } from './item-check.ts'
import { checkLesions } from './lesion-check.ts'
import { checkOrder } from './order-check.ts'
import { checkPatient } from './patient-check.ts'
import { checkPhysicians } from './physician-check.ts'
import type { CheckContext, EntryCheck, Remark } from './remark.ts'
import { checkTexts } from './text-check.ts'

/** In the order of the form; the first remark on a field is the one that is shown. */
const CHECKS: readonly EntryCheck[] = [
  checkTexts,
  checkPatient,
  checkOrder,
  checkDates,
  checkPhysicians,
  checkBilling,
  checkLesions,
  checkItems,
  checkAncillary,
  checkDiagnoses,
  checkDocumentation,
]

/** Everything that is wrong with an entry or missing from it, at most one remark a field. */
export function checkEntry(entry: SessionEntry, context: CheckContext): readonly Remark[] {
  const remarks = new Map<string, Remark>()
  for (const check of CHECKS) {
    for (const remark of check(entry, context)) {
      if (!remarks.has(remark.field)) remarks.set(remark.field, remark)
    }
  }
  return [...remarks.values()]
}
