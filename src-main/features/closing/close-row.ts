import type { CloseSummary } from '#shared/contract/closing.ts'
import type { CloseRow } from './close-queries.ts'
import { readSheet } from './sheet.ts'

/** A close as the history lists it. */
export function summaryOf(row: CloseRow): CloseSummary {
  const { signatures, totals, leftOpen } = readSheet(row.sheet)
  return {
    id: row.id,
    day: row.day,
    number: row.number,
    closedAt: row.closed_at,
    signedBy: signatures.map(({ name }) => name),
    totals,
    leftOpen: leftOpen.length,
    pdfName: row.pdf_name,
    pdfSha256: row.pdf_sha256,
    chainHead: row.chain_head,
    reopened: reopenedOf(row),
  }
}

function reopenedOf(row: CloseRow): CloseSummary['reopened'] {
  const { reopened_at: at, reopened_by: by, reopen_reason: reason, reopen_note: note } = row
  return at === null || by === null || reason === null ? null : { at, by, reason, note: note ?? '' }
}
