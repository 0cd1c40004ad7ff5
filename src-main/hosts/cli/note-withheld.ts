import type { WithheldSession } from '#shared/contract/exports.ts'
import { note, type Terminal } from './terminal.ts'

/**
 * Says what does not leave and why, on standard error. Sessions are named by their id, which `story` takes and
 * `sessions --json` has: a task scheduler keeps what is written there, and an accession number is a patient's.
 */
export function noteWithheld(terminal: Terminal, withheld: readonly WithheldSession[]): void {
  for (const { id, reason } of withheld) note(terminal, `session ${id}: ${reason}`)
}
