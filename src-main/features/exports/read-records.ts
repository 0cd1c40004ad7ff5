import { z } from 'zod'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { CLAIMS, type Claim } from '#shared/domain/vocabulary.ts'
import {
  deviceOfLine,
  readEntry,
  readOrder,
  readPatient,
  readPhysician,
  readReferring,
} from '#main/features/sessions/index.ts'
import type { ChargePatient, RecordLine, UnnumberedRecord } from './charge-record.ts'
import type { LineRow, SessionRow } from './queries.ts'

/** The records that charge lines of a session make: one for each claim that has lines. */
export function readRecords(row: SessionRow, rows: readonly LineRow[]): readonly UnnumberedRecord[] {
  const entry = readEntry(row)
  return CLAIMS.flatMap(claim => {
    const lines = rows.filter(line => line.claim === claim).map(line => readLine(line, entry))
    return lines.length === 0 ? [] : [recordOf(row, entry, { claim, lines })]
  })
}

export function recordOf(
  row: Pick<SessionRow, 'id' | 'created_at'>,
  entry: SessionEntry,
  { claim, lines }: { readonly claim: Claim; readonly lines: readonly RecordLine[] },
): UnnumberedRecord {
  return {
    ...readOrder(entry),
    sessionId: row.id,
    claim,
    patient: patientOf(entry),
    performing: readPhysician(entry.performing),
    referring: readReferring(entry),
    enteredAt: row.created_at,
    lines,
  }
}

function patientOf(entry: SessionEntry): ChargePatient {
  const { sex, ...patient } = readPatient(entry)
  if (sex === null) throw new Error('A complete session states the sex of its patient')
  return { ...patient, sex }
}

/** What the log does not hold of a line that was never sent. */
const A_FIRST_CHARGE = {
  transaction: 'charge',
  correctsLineNumber: null,
  chargeCode: null,
  amountCents: null,
  revenueCode: null,
} as const

const texts = z.array(z.string())
const reference = z.object({ rules: z.string() })

export function readLine(row: Omit<LineRow, 'has_left'>, entry: SessionEntry): RecordLine {
  return {
    chargeLineId: row.id,
    code: row.code,
    units: row.units,
    modifiers: row.modifiers === '' ? [] : row.modifiers.split(' '),
    side: row.side,
    diagnoses: texts.parse(JSON.parse(row.diagnoses)),
    deviceIdentifier: deviceOfLine(entry, { code: row.code, lesions: texts.parse(JSON.parse(row.lesions)) }),
    codeEdition: reference.parse(JSON.parse(row.reference)).rules,
    ...A_FIRST_CHARGE,
  }
}
