import { draftFinding, type DraftFinding } from './draft-finding.ts'
import type { TableName, TablesOnDate } from './reference.ts'
import { listOf } from './words.ts'

const TABLE_LABEL = {
  ptp: 'pair edits',
  mue: 'unit limits',
  addOn: 'add-on code edits',
  mpfs: 'fee schedule indicators',
  icd10Cm: 'diagnoses',
  hcpcs: 'supplies',
} as const satisfies Record<TableName, string>

/** Rule 3.5: a date of service outside every loaded edition is said, never passed over. */
export function editionFindings(tables: TablesOnDate): readonly DraftFinding[] {
  const known = sharedFindings.get(tables) ?? findingsOf(tables)
  sharedFindings.set(tables, known)
  return known
}

/** Tables are few and each serves many sessions: what is to be said of them is said once. */
const sharedFindings = new WeakMap<TablesOnDate, readonly DraftFinding[]>()

function findingsOf(tables: TablesOnDate): readonly DraftFinding[] {
  const findings: DraftFinding[] = []
  if (tables.outdated.length > 0) {
    const used = tables.outdated.map(table => TABLE_LABEL[table])
    const text = `No edition for this date of service is loaded; the newest earlier one was used for ${listOf(used)}.`
    findings.push(draftFinding('warn', 'reference/older-edition', text))
  }
  if (tables.incomplete.length > 0) {
    const partial = listOf(tables.incomplete.map(table => TABLE_LABEL[table]))
    const text = `Parts of the edition of the ${partial} are still to be loaded: codes that stand in them were not checked.`
    findings.push(draftFinding('warn', 'reference/incomplete-edition', text))
  }
  if (tables.absent.length > 0) {
    const missing = listOf(tables.absent.map(table => TABLE_LABEL[table]))
    const text = `No data for ${missing}: the date of service is before every loaded edition, so they were not checked.`
    findings.push(draftFinding('warn', 'reference/no-data', text))
  }
  return findings
}
