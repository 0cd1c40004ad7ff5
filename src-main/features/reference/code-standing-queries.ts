import type { ReadableDb } from '#main/db/handles.ts'

/** Rows of single codes that tell whether a code can be used. */

export type DiagnosisEntry = { readonly billable: 0 | 1; readonly text: string }

export function findDiagnosis(db: ReadableDb, edition: number, code: string): DiagnosisEntry | undefined {
  return db.one<DiagnosisEntry>(
    `SELECT billable, text
     FROM diagnosis
     WHERE edition_id = ? AND code = ?`,
    edition,
    code,
  )
}

export type HcpcsEntry = {
  readonly text: string
  readonly added: number | null
  readonly terminated: number | null
}

export function findHcpcs(db: ReadableDb, edition: number, code: string): HcpcsEntry | undefined {
  return db.one<HcpcsEntry>(
    `SELECT text, added, terminated
     FROM hcpcs
     WHERE edition_id = ? AND code = ? AND kind = 'code'`,
    edition,
    code,
  )
}

export type FeeEntry = { readonly status: string; readonly licensedText: string | null }

export function findFee(db: ReadableDb, edition: number, code: string): FeeEntry | undefined {
  return db.one<FeeEntry>(
    `SELECT status, licensed_text AS licensedText
     FROM fee_schedule
     WHERE edition_id = ? AND code = ? AND modifier = ''`,
    edition,
    code,
  )
}

export function isInOutpatientPayment(db: ReadableDb, edition: number, code: string): boolean {
  return (
    db.one(
      `SELECT 1 AS yes
       FROM outpatient_payment
       WHERE edition_id = ? AND code = ?`,
      edition,
      code,
    ) !== undefined
  )
}

export function findCptText(db: ReadableDb, edition: number, code: string): string | null {
  return (
    db.one<{ text: string }>(
      `SELECT text
       FROM cpt_text
       WHERE edition_id = ? AND code = ?`,
      edition,
      code,
    )?.text ?? null
  )
}

/** The codes right below a heading that can be billed, in order. */
export function listBillableBelow(
  db: ReadableDb,
  edition: number,
  { heading, limit }: { readonly heading: string; readonly limit: number },
): readonly string[] {
  return db
    .all<{ code: string }>(
      `SELECT code
       FROM diagnosis
       WHERE edition_id = ? AND code > ? AND code < ? AND billable = 1
       ORDER BY code
       LIMIT ?`,
      edition,
      heading,
      `${heading}~`,
      limit,
    )
    .map(({ code }) => code)
}
