import { AD_HOC } from './target.ts'

/**
 * What left to where, as conditions over a row of `charge_line`. They stand in a statement that begins with `ASKED`,
 * whose first two parameters are the destination and its beginning, which is empty where the ledger alone tells.
 */
export const ASKED = 'WITH asked (destination, since) AS (SELECT ?, ?)'

const DESTINATION = '(SELECT destination FROM asked)'

/** What went there itself, into a folder of the moment, or anywhere before the destination was made. */
const counts = (entry: string) => `(
        ${entry}.destination IN (${DESTINATION}, '${AD_HOC}')
        OR ${DESTINATION} = '${AD_HOC}'
        OR julianday(export_batch.created_at) < (SELECT julianday(since) FROM asked)
      )`

/**
 * Whether a line was sent to a destination: it went there itself, it left into a folder of the moment, or it left
 * anywhere before the destination was made. What is written into a folder of the moment has left nowhere before.
 */
const WAS_SENT = `
  EXISTS (
    SELECT 1
    FROM export_ledger
    JOIN export_batch ON export_batch.number = export_ledger.batch
    WHERE export_ledger.charge_line_id = charge_line.id AND ${counts('export_ledger')}
  )`

/** A line of a correction that stays as an earlier session sent it. CROSS JOIN: never through the whole ledger. */
const WAS_KEPT = `
  EXISTS (
    WITH RECURSIVE earlier (id) AS (
      SELECT kept_from
      FROM kept_line
      WHERE kept_line.charge_line_id = charge_line.id
      UNION ALL
      SELECT kept_line.kept_from
      FROM earlier
      JOIN kept_line ON kept_line.charge_line_id = earlier.id
    )
    SELECT 1
    FROM earlier
    CROSS JOIN export_ledger ON export_ledger.charge_line_id = earlier.id
    JOIN export_batch ON export_batch.number = export_ledger.batch
    WHERE ${counts('export_ledger')}
  )`

/**
 * What one receiver refused is due to that receiver again and to no other: a folder of the moment, or a destination that
 * was made later, does not get it for that.
 */
const WAS_REFUSED_ELSEWHERE = `
  EXISTS (
    SELECT 1
    FROM export_refusal
    JOIN export_batch ON export_batch.number = export_refusal.batch
    WHERE export_refusal.charge_line_id = charge_line.id AND export_refusal.kind = 'charge'
      AND export_refusal.destination <> ${DESTINATION} AND ${counts('export_refusal')}
  )`

/** Whether a line has left for a destination, itself or as the line that it keeps. */
export const HAS_LEFT = `(
  ${WAS_SENT}
  OR ${WAS_REFUSED_ELSEWHERE}
  OR EXISTS (SELECT 1 FROM kept_line WHERE kept_line.charge_line_id = charge_line.id) AND ${WAS_KEPT}
)`

/** Whether a line that is credited was sent to a destination and its credit has not left for it. */
export const CREDIT_IS_DUE = `(
  ${WAS_SENT}
  AND NOT EXISTS (
    SELECT 1
    FROM export_credit
    JOIN export_batch ON export_batch.number = export_credit.batch
    WHERE export_credit.charge_line_id = charge_line.id AND ${counts('export_credit')}
  )
)`

/** The number under which a line was sent to a destination. */
export const SENT_NUMBER = `(
  SELECT export_ledger.line_number
  FROM export_ledger
  JOIN export_batch ON export_batch.number = export_ledger.batch
  WHERE export_ledger.charge_line_id = charge_line.id AND ${counts('export_ledger')}
  ORDER BY export_ledger.destination = ${DESTINATION} DESC, export_ledger.line_number
  LIMIT 1
)`
