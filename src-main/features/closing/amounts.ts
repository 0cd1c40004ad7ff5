import { CLAIMS } from '#shared/domain/vocabulary.ts'
import type { IsoDate } from '#shared/base/iso-date.ts'
import type { DayAmount } from '#shared/contract/closing.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { PriceOf } from '#main/features/reference/index.ts'
import { countPricedAlike } from './day-queries.ts'

/** Prices by day of service; null where no charge master is loaded on it. */
export type PricesOn = (day: IsoDate) => PriceOf | null

/** What the charges of a day come to; null where there are no prices. */
export function amountsOf(db: ReadableDb, day: string, prices: PricesOn): readonly DayAmount[] | null {
  const priceOf = prices(day as IsoDate)
  if (priceOf === null) return null
  const counted = countPricedAlike(db, day).map(({ modifiers, ...line }) => ({
    ...line,
    price: priceOf({ code: line.code, modifiers: modifiers.split(' ').filter(Boolean) }),
  }))
  return CLAIMS.map(claim => {
    const own = counted.filter(line => line.claim === claim)
    return {
      claim,
      cents: own.reduce((sum, { price, units }) => sum + (price ?? 0) * units, 0),
      unpriced: own.reduce((sum, { price, lines }) => sum + (price === null ? lines : 0), 0),
    }
  }).filter(({ claim }) => counted.some(line => line.claim === claim))
}
