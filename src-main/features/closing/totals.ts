import type { CodeTotal, DayTotals } from '#shared/contract/closing.ts'

/** A charge line as it counts. */
export type CountedLine = Pick<CodeTotal, 'claim' | 'code' | 'units'>

/** The totals of sessions, each with its lines. */
export function totalsOf(sessions: readonly (readonly CountedLine[])[]): DayTotals {
  const byCode = Map.groupBy(sessions.flat(), ({ claim, code }) => `${claim} ${code}`)
  const codes = [...byCode.values()].flatMap(lines => {
    const [first] = lines
    return first ? [{ claim: first.claim, code: first.code, lines: lines.length, units: unitsOf(lines) }] : []
  })
  return summed(sessions.length, codes)
}

/** The totals of a day from the totals of its codes. */
export function summed(sessions: number, codes: readonly CodeTotal[]): DayTotals {
  return {
    sessions,
    lines: codes.reduce((sum, { lines }) => sum + lines, 0),
    units: unitsOf(codes),
    codes: codes.toSorted(inOrder),
  }
}

function unitsOf(counted: readonly { readonly units: number }[]): number {
  return counted.reduce((sum, { units }) => sum + units, 0)
}

/** The professional claim first, then by code. */
function inOrder(a: CodeTotal, b: CodeTotal): number {
  if (a.claim !== b.claim) return a.claim === 'professional' ? -1 : 1
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}

/** Whether two counts of a day are the same in every number. */
export function agree(a: DayTotals, b: DayTotals): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
}

function ordered({ sessions, lines, units, codes }: DayTotals): readonly unknown[] {
  const rows = codes.map(({ claim, code, lines: count, units: sum }) => [claim, code, count, sum])
  return [sessions, lines, units, rows]
}
