import { parseIsoDate } from '#shared/base/iso-date.ts'
import type { CountedTwice, DayTotals } from '#shared/contract/closing.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { CLAIMS } from '#shared/domain/vocabulary.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { listSessionEvents } from '#main/features/audit/index.ts'
import { countCodes, listLinesOfSession, listSessionsOfDay } from './day-queries.ts'
import { agree, summed, totalsOf, type CountedLine } from './totals.ts'

/**
 * Counts the charges of a day twice. Once the database counts the rows that stand on the day. Once each session is
 * followed through the audit trail, which nobody can change unseen: on which day it is, in which state, and with which
 * lines it was completed. A row that was changed past the program makes the two differ.
 */
export function countTwice(db: ReadableDb, day: string): CountedTwice {
  const sessions = listSessionsOfDay(db, day)
  const charged = sessions.filter(({ state }) => isCharged(state))
  const rows = summed(charged.length, countCodes(db, day))
  const trail = trailTotals(
    db,
    day,
    sessions.map(({ id }) => id),
  )
  return { rows, trail, agree: agree(rows, trail) }
}

function trailTotals(db: ReadableDb, day: string, sessions: readonly SessionId[]): DayTotals {
  const told = sessions.map(id => ({ id, ...followed(db, id) }))
  const charged = told.filter(one => one.day === day && isCharged(one.state))
  return totalsOf(charged.map(({ id, lines }) => lines ?? listLinesOfSession(db, id)))
}

/** Where the trail leaves a session. Lines are null where it was completed before the trail told of them. */
type Followed = {
  readonly day: string
  readonly state: string
  readonly lines: readonly CountedLine[] | null
}

type Told = { readonly path: string; readonly to: unknown }

function followed(db: ReadableDb, id: SessionId): Followed {
  let at: Followed = { day: '', state: 'draft', lines: null }
  for (const { action, changes } of listSessionEvents(db, id)) {
    if (action === 'session-viewed') continue
    const told: readonly Told[] = JSON.parse(changes)
    if (action === 'session-completed') at = { ...at, lines: null }
    for (const change of told) at = { ...at, ...stepOf(change) }
  }
  return at
}

function stepOf({ path, to }: Told): Partial<Followed> {
  switch (path) {
    case '':
      return { day: dayOf(to) }
    case 'performedOn':
      return { day: readDay(to) }
    case 'state':
      return typeof to === 'string' ? { state: to } : {}
    case 'lines':
      return { lines: Array.isArray(to) ? to.flatMap(readLine) : null }
    default:
      return {}
  }
}

function dayOf(entry: unknown): string {
  const isEntry = typeof entry === 'object' && entry !== null && 'performedOn' in entry
  return isEntry ? readDay(entry.performedOn) : ''
}

function readDay(text: unknown): string {
  return typeof text === 'string' ? (parseIsoDate(text.trim()) ?? '') : ''
}

function readLine(text: unknown): readonly CountedLine[] {
  if (typeof text !== 'string') return []
  const [named, code, units] = text.split(' ')
  const claim = CLAIMS.find(one => one === named)
  return claim && code ? [{ claim, code, units: Number(units) }] : []
}

function isCharged(state: string): boolean {
  return state === 'complete' || state === 'approved' || state === 'exported'
}
