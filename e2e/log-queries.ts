import { readFileSync } from 'node:fs'
import { connect } from '#main/db/connection.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { keyFile } from './log-folder.ts'

export type ChargedUnits = { readonly code: string; readonly units: number }

/** Units by code of the sessions charged in a period, from the sessions themselves; the log must be closed. */
export function chargedUnits(folder: string, from: string, through: string): readonly ChargedUnits[] {
  const connection = connect(storePaths(folder).log, readFileSync(keyFile(folder), 'utf8').trim())
  try {
    return connection
      .prepare(
        `SELECT code, sum(units) AS units
         FROM charge_line
         JOIN session ON session.id = charge_line.session_id
         WHERE session.performed_on >= ? AND session.performed_on <= ?
         GROUP BY code
         ORDER BY code`,
      )
      .all(from, through) as readonly ChargedUnits[]
  } finally {
    connection.close()
  }
}
