import type { IsoDate } from '#shared/base/iso-date.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { dateOf } from './day.ts'
import { listCharges } from './facts/facts-queries.ts'
import type { ChargeMasterRow } from './formats/rows.ts'
import { referenceOn } from './reference-on-day.ts'

/** What one unit of a line costs, in cents; null where the charge master does not say, or says several things. */
export type PriceOf = (line: {
  readonly code: string
  readonly modifiers: readonly string[]
}) => number | null

/** The prices of the site's charge master on a day of service; null where none is loaded. */
export function priceList(db: ReadableDb | null, on: IsoDate): PriceOf | null {
  const table = referenceOn(db, on).table('charge-master')
  if (table === null) return null
  return ({ code, modifiers }) => {
    const rows = listCharges(table.db, table.edition.id, code).filter(
      row =>
        isValid(row, on) && row.priceCents !== null && row.modifiers.every(one => modifiers.includes(one)),
    )
    const most = Math.max(...rows.map(row => row.modifiers.length))
    const prices = new Set(rows.filter(row => row.modifiers.length === most).map(row => row.priceCents))
    const [price = null] = prices
    return prices.size === 1 ? price : null
  }
}

function isValid({ validFrom, validTo }: ChargeMasterRow, on: IsoDate): boolean {
  return (validFrom === null || dateOf(validFrom) <= on) && (validTo === null || on <= dateOf(validTo))
}
