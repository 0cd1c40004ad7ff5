import type { CodeFact } from '#shared/contract/reference.ts'
import { paymentOf } from '../facts/code-facts.ts'
import { indicatorWords, PAYMENT_WORDS } from '../facts/indicator-words.ts'
import type { ReferenceOnDay } from '../reference-on-day.ts'
import { dollars } from './money.ts'

/** What a hospital's outpatient claim is paid for a code. */
export function paymentFacts(at: ReferenceOnDay, code: string): readonly CodeFact[] {
  const payment = paymentOf(at, code)
  if (payment === null || payment.value === null) return []
  const { statusIndicator, apc, rateCents } = payment.value
  const { edition } = payment
  const status: CodeFact = {
    name: 'Outpatient payment status',
    value: statusIndicator,
    words: indicatorWords(PAYMENT_WORDS, statusIndicator),
    edition,
  }
  if (rateCents === null) return [status]
  const group = apc === null ? '' : `Payment group (APC) ${apc}. `
  const words = `${group}Medicare's national amount before the area's wages, not the site's price.`
  return [status, { name: 'Outpatient payment', value: dollars(rateCents), words, edition }]
}
