import { z } from 'zod'
import { assertNever } from '#shared/base/assert-never.ts'
import { hl7Fill } from '#shared/contract/hl7-fill.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { parseX12, type ParsedSegment } from '../x12/parse-x12.ts'
import { findBatch, listFiles } from '../release/queries.ts'
import { hl7Field, x12Field, type Hl7Choices, type X12Place } from './answer-fields.ts'
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
      return [controlNumber(db, about)]
    case 'interchange':
      return [wholeFile(findFileByInterchange(db, destination, about.number), String(about.number), field)]
    case 'set':
      return setOfInterchange(db, destination, about)
    case 'line-number': {
      const line = findLedgerLine(db, about.number)
      if (!line) return [ofBatch(db, about.number, field)]
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

/** The batch of a number, or nothing where it is none of ours. */
function ofBatch(db: ReadableDb, number: string, field: string | null): Match {
  return { ...nothing(number, field), batch: findBatch(db, number) ? number : null }
}

const CHOICES = z.object({
  format: z.object({ fill: hl7Fill, chargeCode: z.enum(['procedure', 'charge-master']) }),
})

/** What the sheet that a batch was written by says of where its fields come from. */
function choicesOf(db: ReadableDb, batch: string): Hl7Choices {
  const sheet = findBatch(db, batch)?.sheet
  const read = CHOICES.safeParse(sheet === undefined ? null : JSON.parse(sheet))
  return read.success ? read.data.format : { fill: [], chargeCode: 'procedure' }
}

type ControlNumber = Extract<AnsweredThing, { readonly kind: 'control-number' }>

function controlNumber(db: ReadableDb, { number, line, place }: ControlNumber): Match {
  const message = MESSAGE_NUMBER.exec(number)?.groups?.['batch']
  const field = place === null ? null : hl7Field(place, choicesOf(db, message ?? number))
  if (message === undefined) {
    if (findBatch(db, number)) return ofBatch(db, number, field)
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
  const ofAll = (field: string | null) => claims.map(claim => claimMatch(db, place, claim, field))
  if (about.segment === null) {
    // An error in what all claims share has refused each of them already.
    if (about.besides.some(position => isShared(segments, position - 1))) return []
    const apart = about.besides.map(position => claimAt(segments, position - 1))
    return claims.filter(claim => !apart.includes(claim)).map(claim => claimMatch(db, place, claim, null))
  }
  const index = about.segment - 1
  const field = x12Field(placeAt(segments, about, index))
  if (isShared(segments, index) && claims.length > 0) return ofAll(field)
  const claim = claimAt(segments, index)
  if (!claim) return [{ ...nothing(names, field), batch: place.batch }]
  const charge = findLedgerLine(db, lineNumberAt(segments, index))?.chargeLineId ?? null
  return [{ ...claimMatch(db, place, claim, field), charge_line_id: charge }]
}

/** A segment that is missing has only the name that the answer gives it. */
function placeAt(segments: readonly ParsedSegment[], about: SetThing, index: number): X12Place {
  const { name, element, component } = about
  const sent = segments[index]
  const segment = sent?.id === name ? sent : { id: name, at: () => '' }
  return { segment, element, component, isHead: isShared(segments, index) }
}

/** Whether a segment stands before the first subscriber, or ends the set: it belongs to no claim more than to others. */
function isShared(segments: readonly ParsedSegment[], index: number): boolean {
  const isSubscriber = ({ id, at }: ParsedSegment) => id === 'HL' && at(3) === SUBSCRIBER
  return segments[index]?.id === 'SE' || !segments.slice(0, index + 1).some(isSubscriber)
}

/** HL03 of a subscriber's level. */
const SUBSCRIBER = '22'

/** The number of the service line that a segment stands in; empty where it stands in none. */
function lineNumberAt(segments: readonly ParsedSegment[], index: number): string {
  const start = segments.findLastIndex(({ id }, at) => at <= index && ['LX', 'HL', 'CLM'].includes(id))
  if (segments[start]?.id !== 'LX') return ''
  return (
    segments
      .slice(start)
      .find(({ id, at }) => id === 'REF' && at(1) === '6R')
      ?.at(2) ?? ''
  )
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
