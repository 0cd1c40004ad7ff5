import type { Day } from './formats/rows.ts'

/**
 * Whether a row stands on a day. Its last day is one of them; a row that ends on the day it begins never stood.
 * Source: NCCI PTP edit files, effective and deletion dates.
 */
export function isInForce(
  { effective, deletion }: { readonly effective: Day; readonly deletion: Day | null },
  day: Day,
): boolean {
  return effective <= day && (deletion === null || (day <= deletion && effective !== deletion))
}
