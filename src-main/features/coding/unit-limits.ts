import { draftFinding, type DraftFinding } from './draft-finding.ts'
import type { DraftLine } from './draft-line.ts'
import type { TablesOnDate } from './reference.ts'

/**
 * Rule 3.3: the units of a code over all its lines against the day's limit of the claim's table. Units are never
 * cut. A code without a published limit is "no data", never "clean".
 */
export function unitLimitFindings(
  lines: readonly DraftLine[],
  tables: TablesOnDate,
): readonly DraftFinding[] {
  if (lines.length === 0 || tables.absent.includes('mue')) return []
  const codes = new Set(lines.map(line => line.code))
  return [...codes].flatMap(code => judge(code, lines, tables) ?? [])
}

function judge(code: string, all: readonly DraftLine[], tables: TablesOnDate): DraftFinding | null {
  const isAbout = (line: DraftLine) => line.code === code
  const source = tables.editions.mue
  const limit = tables.unitLimit(code)
  if (!limit) {
    const text = `${code} has no published unit limit: its units were not checked.`
    return draftFinding('warn', 'mue/no-data', text, isAbout, source)
  }
  const lines = all.filter(isAbout)
  const total = lines.reduce((sum, line) => sum + line.units, 0)
  if (total <= limit.units) return null
  const isSurgery = lines.some(line => line.group === 'excision')
  const isAbsolute = limit.mai === 2 && !isSurgery
  const meaning = isAbsolute ? 'by policy, without exception' : 'a reviewer decides'
  const text = `${code} has ${total} units; the day's limit is ${limit.units}, ${meaning}.`
  return draftFinding(isAbsolute ? 'block' : 'review', 'mue/exceeded', text, isAbout, source)
}
