import lists from '#resources/coding/diagnosis-lists.json' with { type: 'json' }
import { remembered } from '#shared/base/remembered.ts'
import type { Side } from '#shared/domain/vocabulary.ts'

/** What an ICD-10-CM code says about a localization, from the site's lists. Lists only ever warn. */
export type DiagnosisFacts = {
  readonly isCode: boolean
  readonly side: Side | 'unspecified' | null
  readonly isDensity: boolean
  readonly isSecondary: boolean
  readonly isSupporting: boolean
}

const SHAPE = /^[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?$/

const SIDES = lists.sides.map(({ pattern, side }) => ({ pattern: new RegExp(`^(?:${pattern})`), side }))

/** A department uses a few dozen codes; the bound is for input that makes codes up. */
const MOST_KNOWN = 1_000

export const diagnosisFacts = remembered(MOST_KNOWN, factsOf)

function factsOf(code: string): DiagnosisFacts {
  const plain = code.replace('.', '')
  return {
    isCode: SHAPE.test(code),
    side: sideOf(plain),
    isDensity: beginsWith(plain, lists.density),
    isSecondary: beginsWith(plain, lists.secondary),
    isSupporting: beginsWith(plain, lists.supporting),
  }
}

function sideOf(plain: string): DiagnosisFacts['side'] {
  const side = SIDES.find(({ pattern }) => pattern.test(plain))?.side
  return side === 'right' || side === 'left' || side === 'unspecified' ? side : null
}

function beginsWith(plain: string, codes: readonly string[]): boolean {
  return codes.some(code => plain.startsWith(code.replace('.', '')))
}
