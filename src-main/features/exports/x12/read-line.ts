import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { ParsedSegment } from './parse-x12.ts'
import { amountOf, centsOf, dayOf } from './read-value.ts'

type ReadLine = { readonly cents: number; readonly facts: ChargeFacts }
type ClaimOfLine = { readonly claim: string; readonly diagnoses: readonly string[] }

export const MOST_LINES: Readonly<Record<string, number>> = { professional: 50, facility: 999 }
const SEGMENTS_A_LINE = 4

/** Reads the service lines of a claim: LX, SV1 or SV2, DTP, REF, and again. */
export function readLines(
  segments: readonly ParsedSegment[],
  of: ClaimOfLine,
): Result<readonly ReadLine[], string> {
  const count = segments.length / SEGMENTS_A_LINE
  if (count > (MOST_LINES[of.claim] ?? 0)) return fail('a claim has too many lines')
  const lines: ReadLine[] = []
  for (let index = 0; index < count; index += 1) {
    const read = readLine(segments.slice(index * SEGMENTS_A_LINE, (index + 1) * SEGMENTS_A_LINE), {
      ...of,
      position: index + 1,
    })
    if (!read.ok) return read
    lines.push(read.value)
  }
  return ok(lines)
}

function readLine(
  [number, service, date, reference]: readonly ParsedSegment[],
  { claim, diagnoses, position }: ClaimOfLine & { readonly position: number },
): Result<ReadLine, string> {
  if (!number || !service || !date || !reference) return fail('a line is not whole')
  if (number.at(1) !== String(position)) return fail('the lines of a claim are not numbered from 1')
  const shift = claim === 'professional' ? 0 : 1
  const problem = serviceProblem(service, shift)
  if (problem !== null) return fail(problem)
  const cents = centsOf(service.at(2 + shift))
  const facts: ChargeFacts = {
    lineNumber: reference.at(2),
    performedOn: date.at(2) === 'D8' ? dayOf(date.at(3)) : date.at(3),
    procedureCode: service.at(1 + shift, 2),
    modifiers: modifiersOf(service, 1 + shift).join(' '),
    units: service.at(4 + shift),
    amount: amountOf(cents),
  }
  if (claim === 'facility') return ok({ cents, facts: { ...facts, revenueCode: service.at(1) } })
  const pointed = pointedBy(service, diagnoses)
  return pointed.ok ? ok({ cents, facts: { ...facts, diagnoses: pointed.value.join(' ') } }) : pointed
}

function serviceProblem(service: ParsedSegment, shift: number): string | null {
  if (service.at(1 + shift, 1) !== 'HC') return 'a procedure is of another code list'
  if (service.width(1 + shift) > 6) return 'a line has more than four modifiers'
  if (modifiersOf(service, 1 + shift).includes('')) return 'a modifier is empty'
  if (Number.isNaN(centsOf(service.at(2 + shift)))) return 'an amount is no amount'
  if (service.at(3 + shift) !== 'UN') return 'units are measured in something else'
  if (!/^[1-9]\d{0,6}$/.test(service.at(4 + shift))) return 'the units are no number'
  if (shift === 1 && !/^\d{4}$/.test(service.at(1))) return 'a revenue code is not of four digits'
  return null
}

function modifiersOf(service: ParsedSegment, element: number): readonly string[] {
  return Array.from({ length: Math.max(0, service.width(element) - 2) }, (_, index) =>
    service.at(element, index + 3),
  )
}

/** The diagnoses that SV107 points at: one to four pointers, each at a code that is there, none twice. */
function pointedBy(service: ParsedSegment, diagnoses: readonly string[]): Result<readonly string[], string> {
  const count = service.width(7)
  if (count < 1 || count > 4) return fail('a line has no pointer or more than four')
  const pointers = Array.from({ length: count }, (_, index) => service.at(7, index + 1))
  if (new Set(pointers).size !== count) return fail('a line points twice at one diagnosis')
  const codes = pointers.map(pointer =>
    /^(?:[1-9]|1[0-2])$/.test(pointer) ? diagnoses[Number(pointer) - 1] : undefined,
  )
  const found = codes.filter(code => code !== undefined)
  return found.length === count ? ok(found) : fail('a pointer points past the diagnoses')
}
