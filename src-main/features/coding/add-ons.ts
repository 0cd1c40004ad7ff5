import { draftFinding, type DraftFinding } from './draft-finding.ts'
import type { DraftLine } from './draft-line.ts'
import { NAMED_PRIMARIES } from './family.ts'
import type { Primaries, TablesOnDate } from './reference.ts'

/** Primaries of an add-on code, from the rules themselves or the table; null for a code that is no add-on. */
export function primariesOf(code: string, tables: TablesOnDate): Primaries | null {
  const codes = NAMED_PRIMARIES.get(code)
  return codes ? { codes, contractorAddsOthers: false } : tables.primariesOf(code)
}

/**
 * Rules 2.12 and 3.1: an add-on without its primary in the session is blocked. Derived lines always have theirs;
 * excisions and supplies are as a person entered them.
 */
export function addOnFindings(lines: readonly DraftLine[], tables: TablesOnDate): readonly DraftFinding[] {
  const entered = lines.filter(line => line.group === 'excision' || line.group === 'supply')
  return [...new Set(entered.map(line => line.code))].flatMap((code): DraftFinding[] => {
    const primaries = primariesOf(code, tables)
    if (!primaries || lines.some(line => primaries.codes.includes(line.code))) return []
    const isAbout = (line: DraftLine) => line.code === code
    const source = tables.editions.addOn
    if (primaries.contractorAddsOthers) {
      const text = `${code} is an add-on whose primaries the claims contractor defines: whether one is in this session was not checked.`
      return [draftFinding('warn', 'add-on/primary-not-known', text, isAbout, source)]
    }
    const text = `${code} is an add-on and its primary ${primaries.codes.join(' or ')} is not in this session.`
    return [draftFinding('block', 'add-on/without-primary', text, isAbout, source)]
  })
}
