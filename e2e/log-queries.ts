import { readFileSync } from 'node:fs'
import { connect } from '#main/db/connection.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { keyFile } from './log-folder.ts'

export type ChargedUnits = { readonly code: string; readonly units: number }

export type LoggedBatch = { readonly number: string; readonly state: string; readonly lines: number }

/** The batches of a log, each with how many of its lines stand in a ledger; the log must be closed. */
export function batchesInLog(folder: string): readonly LoggedBatch[] {
  return asked(
    folder,
    `SELECT export_batch.number AS number, state, count(export_ledger.charge_line_id) AS lines
     FROM export_batch
     LEFT JOIN export_ledger ON export_ledger.batch = export_batch.number
     GROUP BY export_batch.number
     ORDER BY export_batch.number`,
  )
}

/** Units by code of the sessions charged in a period, from the sessions themselves; the log must be closed. */
export function chargedUnits(folder: string, from: string, through: string): readonly ChargedUnits[] {
  return asked(
    folder,
    `SELECT code, sum(units) AS units
     FROM charge_line
     JOIN session ON session.id = charge_line.session_id
     WHERE session.performed_on >= ? AND session.performed_on <= ?
     GROUP BY code
     ORDER BY code`,
    from,
    through,
  )
}

function asked<Row>(folder: string, sql: string, ...values: readonly string[]): readonly Row[] {
  const connection = connect(storePaths(folder).log, readFileSync(keyFile(folder), 'utf8').trim())
  try {
    return connection.prepare(sql).all(...values) as readonly Row[]
  } finally {
    connection.close()
  }
}
