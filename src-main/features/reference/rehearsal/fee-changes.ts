import { FAMILY_CODES } from '#shared/domain/own-words.ts'
import { kindsByShape } from '../code-shape.ts'
import { codeStanding } from '../code-standing.ts'
import { feesOf, paymentOf, type Fee } from '../facts/code-facts.ts'
import { onBothDays, type BothDays, type Change } from './both-days.ts'

/** Codes of the family that are gone, and what the fee schedule and outpatient payment say otherwise of them. */
export function feeChanges(days: BothDays): readonly Change[] {
  return FAMILY_CODES.flatMap(code => {
    const gone = goneCode(days, code)
    return gone === null ? [...scheduleChanges(days, code), ...paymentChanges(days, code)] : [gone]
  })
}

function goneCode({ before, after }: BothDays, code: string): Change | null {
  const kind = kindsByShape(code)[0] ?? 'cpt'
  const later = codeStanding(after, kind, code)
  if (later.verdict !== 'fail') return null
  const already = codeStanding(before, kind, code).verdict === 'fail'
  const sentence = `${code}: ${later.sentence()}${already ? ' Not to be used today either.' : ''}`
  return { about: 'rule', severity: 'breaks', code, sentence, edition: later.edition }
}

/** Amounts change every year for every code; what the rules and the desk go by is named here. */
const READ: readonly {
  readonly name: string
  readonly value: (fee: Fee) => string
  readonly breaks: (value: string) => boolean
}[] = [
  // Paid on its own, or priced by the contractor or under restrictions.
  { name: 'status', value: fee => fee.status, breaks: value => !['A', 'C', 'R', 'T'].includes(value) },
  { name: 'PC/TC indicator', value: fee => String(fee.pcTc), breaks: () => false },
  { name: 'bilateral indicator', value: fee => String(fee.bilateral), breaks: () => false },
  { name: 'multiple procedure indicator', value: fee => String(fee.multipleProcedure), breaks: () => false },
  { name: 'global days', value: fee => fee.globalDays, breaks: () => false },
]

function scheduleChanges(days: BothDays, code: string): readonly Change[] {
  if (onBothDays(days, 'mpfs') === null) return []
  const edition = feesOf(days.after, code)?.edition ?? ''
  const [was, is] = [wholeFee(days.before, code), wholeFee(days.after, code)]
  if (was === null || is === null) return []
  return READ.flatMap(({ name, value, breaks }): readonly Change[] => {
    const [before, after] = [value(was), value(is)]
    if (before === after) return []
    const sentence = `${code}: ${name} ${after}, today ${before}.`
    return [{ about: 'rule', severity: breaks(after) ? 'breaks' : 'changes', code, sentence, edition }]
  })
}

function wholeFee(at: BothDays['before'], code: string): Fee | null {
  return feesOf(at, code)?.value.find(({ modifier }) => modifier === '') ?? null
}

function paymentChanges(days: BothDays, code: string): readonly Change[] {
  if (onBothDays(days, 'opps') === null) return []
  const [was, is] = [paymentOf(days.before, code), paymentOf(days.after, code)]
  if (was === null || is === null || was.value === null || is.value === null) return []
  const [before, after] = [was.value, is.value].map(
    ({ statusIndicator, apc }) => `${statusIndicator}${apc === null ? '' : `, group ${apc}`}`,
  )
  if (before === after) return []
  const sentence = `${code}: outpatient payment status ${after}, today ${before}.`
  return [{ about: 'rule', severity: 'changes', code, sentence, edition: is.edition }]
}
