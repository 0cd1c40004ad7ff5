import { assertNever } from '#shared/base/assert-never.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { parseX12, type ParsedSegment } from '../x12/parse-x12.ts'
import { findBatch, listFiles } from '../release/queries.ts'
import { x12Field } from './answer-fields.ts'
import type { AnsweredThing, AnswerStatement } from './answer.ts'
import { contentOf, lineNumbersOfMessage, MESSAGE_NUMBER } from './message-lines.ts'
import {
  findFileByInterchange,
  findFileByName,
  findFileByNumber,
  findLedgerLine,
  type FilePlace,
  type ItemRow,
} from './queries.ts'

/** A statement of an answer with what of ours it is about. */
export type Match = Pick<ItemRow, 'batch' | 'session_id' | 'charge_line_id' | 'names' | 'field'>

/** What of ours an answer names; null everywhere where it names nothing of ours. */
export function matchStatement(
  db: ReadableDb,
  destination: string,
  { about, field }: AnswerStatement,
): readonly Match[] {
  switch (about.kind) {
    case 'control-number':
      return [controlNumber(db, about, field)]
    case 'interchange':
      return [wholeFile(findFileByInterchange(db, destination, about.number), String(about.number), field)]
    case 'set':
      return setOfInterchange(db, destination, about)
    case 'line-number': {
      const line = findLedgerLine(db, about.number)
      if (!line) return [nothing(about.number, field)]
      const charge = about.whole ? null : line.chargeLineId
      return [
        { batch: line.batch, session_id: line.sessionId, charge_line_id: charge, names: about.number, field },
      ]
    }
    case 'file-name':
      return [wholeFile(findFileByName(db, about.name), about.name, field)]
    default:
      return assertNever(about)
  }
}

function nothing(names: string, field: string | null): Match {
  return { batch: null, session_id: null, charge_line_id: null, names, field }
}

function wholeFile(place: FilePlace | undefined, names: string, field: string | null): Match {
  return { ...nothing(names, field), batch: place?.batch ?? null }
}

type ControlNumber = Extract<AnsweredThing, { readonly kind: 'control-number' }>

function controlNumber(db: ReadableDb, { number, line }: ControlNumber, field: string | null): Match {
  const message = MESSAGE_NUMBER.exec(number)?.groups?.['batch']
  if (message === undefined) {
    if (findBatch(db, number)) return { ...nothing(number, field), batch: number }
    return wholeFile(findFileByNumber(db, number), number, field)
  }
  const numbers = findBatch(db, message) ? lineNumbersOfMessage(db, message, number) : []
  const first = findLedgerLine(db, numbers[0] ?? '')
  if (!first) return nothing(number, field)
  const named = line === null ? undefined : findLedgerLine(db, numbers[line - 1] ?? '')
  return {
    batch: first.batch,
    session_id: first.sessionId,
    charge_line_id: named?.chargeLineId ?? null,
    names: number,
    field,
  }
}

type SetThing = Extract<AnsweredThing, { readonly kind: 'set' }>

/** Every claim of a set, or the one that a segment of it belongs to, found in the bytes that were sent. */
function setOfInterchange(db: ReadableDb, destination: string, about: SetThing): readonly Match[] {
  const names = `${about.interchange}/${about.set}`
  const place = findFileByInterchange(db, destination, about.interchange)
  const file = place && listFiles(db, place.batch).find(({ position }) => position === place.position)
  if (!place || !file) return [nothing(names, null)]
  const parsed = parseX12(contentOf(db, file))
  const segments = parsed.ok ? setOf(parsed.value, about.set) : []
  const claims = segments.filter(({ id }) => id === 'CLM')
  if (about.segment === null) {
    const apart = about.besides.map(position => claimAt(segments, position - 1))
    return claims.filter(claim => !apart.includes(claim)).map(claim => claimMatch(db, place, claim, null))
  }
  const named = segments[about.segment - 1]
  const claim = claimAt(segments, about.segment - 1)
  const field = named ? x12Field(named.id, about.element, named.at(1)) : null
  if (!claim) return [{ ...nothing(names, field), batch: place.batch }]
  return [claimMatch(db, place, claim, field)]
}

function setOf(segments: readonly ParsedSegment[], set: string): readonly ParsedSegment[] {
  const start = segments.findIndex(({ id, at }) => id === 'ST' && at(2) === set)
  const end = segments.findIndex(({ id }, index) => id === 'SE' && index > start)
  return start < 0 ? [] : segments.slice(start, end + 1)
}

/** The claim of a segment: the one before it, or of a subscriber's own segments the one that follows. */
function claimAt(segments: readonly ParsedSegment[], index: number): ParsedSegment | undefined {
  const level = segments.findLastIndex(({ id }, at) => id === 'HL' && at <= index)
  if (level < 0) return undefined
  return segments.slice(level).find(({ id }) => id === 'CLM')
}

function claimMatch(db: ReadableDb, place: FilePlace, claim: ParsedSegment, field: string | null): Match {
  const number = claim.at(1)
  const line = findLedgerLine(db, number)
  return {
    batch: place.batch,
    session_id: line?.sessionId ?? null,
    charge_line_id: null,
    names: number,
    field,
  }
}
