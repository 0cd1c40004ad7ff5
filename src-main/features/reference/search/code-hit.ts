import type { CodeHit } from '#shared/contract/reference.ts'
import { shownCode } from '../code-shape.ts'
import { codeText, type LicensedTexts } from '../code-text.ts'
import type { ReferenceOnDay } from '../reference-on-day.ts'
import type { RankedCode } from './ranked.ts'

/** A found code as the window lists it. */
export function codeHit(
  { kind, plain, standing }: RankedCode,
  at: ReferenceOnDay,
  licensed: LicensedTexts,
): CodeHit {
  const { text, edition } = codeText(at, { kind, plain }, licensed)
  return {
    code: shownCode(kind, plain),
    kind,
    text,
    edition,
    billable: standing.verdict !== 'fail',
    remark: standing.verdict === 'pass' ? '' : standing.sentence(),
  }
}
