import type { Finding, Format } from './format.ts'
import type { Head } from './head.ts'
import { addOnTable, addOnText } from './add-on-edits.ts'
import { chargeMaster } from './charge-master.ts'
import { cptText } from './cpt-text.ts'
import { diagnosisOrder } from './diagnosis-order.ts'
import { feeSchedule } from './fee-schedule.ts'
import { hcpcsTable, hcpcsText } from './hcpcs.ts'
import { outpatientPayment } from './outpatient-payment.ts'
import { pairEdits } from './pair-edits.ts'
import { unitLimits } from './unit-limits.ts'

/** All layouts that can be read, the most telling first. */
const FORMATS: readonly Format[] = [
  pairEdits,
  diagnosisOrder,
  hcpcsText,
  addOnText,
  unitLimits,
  addOnTable,
  feeSchedule,
  outpatientPayment,
  hcpcsTable,
  chargeMaster,
  cptText,
]

export type Found = { readonly format: Format; readonly finding: Finding; readonly head: Head }

/** The layout of a file by the content of its start; null for one that is none of ours. */
export function formatOf(heads: readonly Head[]): Found | null {
  for (const format of FORMATS) {
    for (const head of heads) {
      const finding = format.find(head)
      if (finding) return { format, finding, head }
    }
  }
  return null
}
