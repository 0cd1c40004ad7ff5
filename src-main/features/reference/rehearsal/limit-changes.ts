import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import { FAMILY_CODES } from '#shared/domain/own-words.ts'
import { CLAIMS, type Claim } from '#shared/domain/vocabulary.ts'
import { limitOf, LIMITS_OF, type Limit } from '../facts/code-facts.ts'
import { onBothDays, type BothDays, type Change } from './both-days.ts'

/** Unit limits of the family that are other ones on the day to come, for both kinds of claim. */
export function limitChanges(days: BothDays): readonly Change[] {
  return CLAIMS.filter(claim => onBothDays(days, LIMITS_OF[claim]) !== null).flatMap(claim =>
    FAMILY_CODES.flatMap(code => limitChange(days, { code, claim }) ?? []),
  )
}

function limitChange(
  { before, after }: BothDays,
  { code, claim }: { readonly code: string; readonly claim: Claim },
): Change | null {
  const was = limitOf(before, LIMITS_OF[claim], code)
  const is = limitOf(after, LIMITS_OF[claim], code)
  if (was === null || is === null) return null
  const [today, then] = [words(was.value), words(is.value)]
  if (today === then) return null
  const sentence = `${code}, ${CLAIM_LABEL[claim].toLowerCase()} claim: ${then}, today ${today}.`
  return { about: 'rule', severity: 'changes', code, sentence, edition: is.edition }
}

function words(limit: Limit | null): string {
  if (limit === null) return 'no unit limit, so units are not checked'
  return `at most ${limit.units} a day (MAI ${limit.mai})`
}
