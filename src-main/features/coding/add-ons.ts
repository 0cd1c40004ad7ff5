import { draftFinding, type DraftFinding } from './draft-finding.ts'
import type { DraftLine } from './draft-line.ts'
import { NAMED_PRIMARIES } from './family.ts'
import type { TablesOnDate } from './reference.ts'

/** Primaries of an add-on code, from the rules themselves or the table; null for a code that is no add-on. */
export function primariesOf(code: string, tables: TablesOnDate): readonly string[] | null {
  return NAMED_PRIMARIES.get(code) ?? tables.primariesOf(code)
}

/**
 * Rules 2.12 and 3.1: an add-on without its primary in the session is blocked. Derived lines always have theirs;
 * excisions and supplies are as a person entered them.
 */
export function addOnFindings(lines: readonly DraftLine[], tables: TablesOnDate): readonly DraftFinding[] {
  const entered = lines.filter(line => line.group === 'excision' || line.group === 'supply')
  return [...new Set(entered.map(line => line.code))].flatMap((code): DraftFinding[] => {
    const primaries = primariesOf(code, tables)
    if (!primaries || lines.some(line => primaries.includes(line.code))) return []
    const text = `${code} is an add-on and its primary ${primaries.join(' or ')} is not in this session.`
    return [
      draftFinding(
        'block',
        'add-on/without-primary',
        text,
        line => line.code === code,
        tables.editions.addOn,
      ),
    ]
  })
}
