import type { ReadableDb } from '#main/db/handles.ts'
import { listFiles } from '../release/queries.ts'
import { lineNumbersOfMessage, MESSAGE_NUMBER } from './message-lines.ts'
import { listEntries, type LedgerEntry, type RefusalRow } from './refusal-queries.ts'

/**
 * What of the ledger a refusal is about. A message or a claim is taken or refused as a whole, so a refusal that names
 * one line is about all lines beside it; one that names a file or a batch is about everything in it.
 */
export function refusedEntries(
  db: ReadableDb,
  { batch, names, sessionId }: Pick<RefusalRow, 'batch' | 'names' | 'sessionId'>,
): readonly LedgerEntry[] {
  if (batch === null) return []
  const entries = listEntries(db, batch)
  if (MESSAGE_NUMBER.test(names)) {
    const numbers = new Set(lineNumbersOfMessage(db, batch, names))
    return entries.filter(({ lineNumber }) => numbers.has(lineNumber))
  }
  if (sessionId === null) return entriesOfFile(db, { batch, names, entries })
  const claim = entries.find(({ lineNumber }) => lineNumber === names)?.claim
  return entries.filter(entry => entry.sessionId === sessionId && entry.claim === claim)
}

type FileOfBatch = {
  readonly batch: string
  readonly names: string
  readonly entries: readonly LedgerEntry[]
}

/** Files take their line numbers one after the other, so the entries of a batch stand in the order of its files. */
function entriesOfFile(db: ReadableDb, { batch, names, entries }: FileOfBatch): readonly LedgerEntry[] {
  let from = 0
  for (const { number, name, interchange, lines } of listFiles(db, batch)) {
    const isNamed = number === names || name === names || name.startsWith(`${names}.`)
    if (isNamed || (interchange !== null && interchange === Number(names.split('/')[0])))
      return entries.slice(from, from + lines)
    from += lines
  }
  return entries
}
