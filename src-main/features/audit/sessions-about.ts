import { z } from 'zod'
import type { AuditedNumbers } from '#shared/contract/audit.ts'
import { CORRECTION_REASON_LABEL } from '#shared/domain/correction.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import {
  listFormerNumbers,
  listSessionsAbout,
  type FormerNumberRow,
  type SessionAbout,
} from './about-queries.ts'
import { listSessionEvents, type AuditRow } from './queries.ts'

/** So many are told of; a patient has few, and a number that was typed wrong fewer. */
const MOST = 50

/** Which of the sessions that a number stands for have or had other numbers, each in a sentence. */
export function numbersAbout(db: ReadableDb, about: string): AuditedNumbers {
  const sessions = listSessionsAbout(db, about)
  return {
    sessions: sessions.length,
    told: sessions.slice(0, MOST).flatMap(session => {
      const parts = [...formerNumbers(db, session), ...correctionOf(session)]
      const name = `${named(session.accession)}, MRN ${session.mrn || 'none'}`
      return parts.length === 0
        ? []
        : [{ sessionId: session.id, sentence: `Session ${name}: ${parts.join('; ')}.` }]
    }),
  }
}

function formerNumbers(db: ReadableDb, { id }: SessionAbout): readonly string[] {
  const former = listFormerNumbers(db, id)
  if (former.length === 0) return []
  const events = listSessionEvents(db, id).toReversed()
  return former.map(number => {
    const left = events.find(event => isLeftIn(event, number))
    const until = left && ` until ${minuteOf(left.at)}, changed by ${left.actor}`
    return `had ${number.kind === 'accession' ? 'accession' : 'MRN'} ${number.value}${until ?? ''}`
  })
}

const changesSchema = z.array(z.looseObject({ path: z.string(), from: z.unknown() }))
const PATH_OF = { accession: 'accession', mrn: 'patient.mrn' } as const

function isLeftIn({ changes }: AuditRow, { kind, value }: FormerNumberRow): boolean {
  if (!changes.includes(PATH_OF[kind])) return false
  return changesSchema
    .parse(JSON.parse(changes))
    .some(({ path, from }) => path === PATH_OF[kind] && typeof from === 'string' && from.trim() === value)
}

/** A correction under the same numbers is found by them, and needs no word. */
function correctionOf(session: SessionAbout): readonly string[] {
  const { reason, corrects_accession: accession, corrects_mrn: mrn } = session
  if (reason === null || (accession === session.accession && mrn === session.mrn)) return []
  const why = CORRECTION_REASON_LABEL[reason].toLowerCase()
  return [`is a correction of ${named(accession)}, MRN ${mrn || 'none'} (${why})`]
}

function named(accession: string | null): string {
  return accession || 'without an accession'
}

/** In the time of the workstation that wrote it. */
function minuteOf(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}
