import type { CodeFact } from '#shared/contract/reference.ts'
import { feesOf, type Fee } from '../facts/code-facts.ts'
import {
  ASSISTANT_WORDS,
  BILATERAL_WORDS,
  COMPONENT_WORDS,
  GLOBAL_WORDS,
  indicatorWords,
  MULTIPLE_WORDS,
  STATUS_WORDS,
} from '../facts/indicator-words.ts'
import type { ReferenceOnDay } from '../reference-on-day.ts'
import { dollars } from './money.ts'

/** The fee schedule's indicators of a code, in words, and what its relative values come to. */
export function feeFacts(at: ReferenceOnDay, code: string): readonly CodeFact[] {
  const fees = feesOf(at, code)
  if (fees === null) return []
  const whole = fees.value.find(({ modifier }) => modifier === '')
  return [...(whole ? indicators(whole) : []), ...fees.value.flatMap(prices)].map(fact => ({
    ...fact,
    edition: fees.edition,
  }))
}

type UnsourcedFact = Omit<CodeFact, 'edition'>

const INDICATORS: readonly {
  readonly name: string
  readonly value: (fee: Fee) => string | number
  readonly words: Readonly<Record<string, string>>
}[] = [
  { name: 'Status', value: fee => fee.status, words: STATUS_WORDS },
  { name: 'Professional and technical part', value: fee => fee.pcTc, words: COMPONENT_WORDS },
  { name: 'Both sides', value: fee => fee.bilateral, words: BILATERAL_WORDS },
  { name: 'Several procedures', value: fee => fee.multipleProcedure, words: MULTIPLE_WORDS },
  { name: 'Days included', value: fee => fee.globalDays, words: GLOBAL_WORDS },
  { name: 'Assistant at surgery', value: fee => fee.assistant, words: ASSISTANT_WORDS },
]

function indicators(fee: Fee): readonly UnsourcedFact[] {
  return INDICATORS.map(({ name, value, words }) => ({
    name,
    value: String(value(fee)),
    words: indicatorWords(words, value(fee)),
  }))
}

/** The national amount: relative values times the conversion factor, before the locality changes it. */
function prices(fee: Fee): readonly UnsourcedFact[] {
  const marked = fee.modifier === '' ? '' : ` with ${fee.modifier}`
  return [
    price(`Physician fee${marked}, in a facility`, fee.facilityTotalRvu, fee.conversionFactor),
    price(`Physician fee${marked}, elsewhere`, fee.nonFacilityTotalRvu, fee.conversionFactor),
  ]
}

function price(name: string, relativeValue: number, conversionFactor: number | null): UnsourcedFact {
  if (conversionFactor === null || conversionFactor === 0) {
    const words = 'Relative value units; without a conversion factor they have no price.'
    return { name, value: `${relativeValue} RVU`, words }
  }
  const amount = Math.round(relativeValue * conversionFactor * 100)
  return {
    name,
    value: dollars(amount),
    words: `${relativeValue} RVU x ${conversionFactor}: Medicare's national amount before its locality, not the site's price.`,
  }
}
