import type { QueueFilter, QueueGrouping, QueuePlace, QueueRow } from '#shared/contract/review.ts'
import type { ReviewQueue } from '#shared/domain/review.ts'
import { findLastChange } from '#main/features/audit/index.ts'
import { wordOf } from '#main/features/sessions/index.ts'
import type { Dependencies } from './dependencies.ts'
import { findNextPhysician, findNextReason, listPlaces, type ListedRow } from './queries.ts'

export type ListInput = {
  readonly queue: ReviewQueue
  readonly filter: QueueFilter
  readonly groupBy: QueueGrouping
  readonly after: QueuePlace | null
  readonly limit: number
}

/**
 * A page of a queue. By day and by age a page is one range of the index; by physician or reason it goes from group to
 * group, each found by one step in the index, until the page is full.
 */
export function listQueue(
  dependencies: Dependencies,
  input: ListInput,
): { readonly rows: readonly QueueRow[]; readonly more: boolean } {
  const { db } = dependencies
  const { queue, filter, limit, after } = input
  const wanted = limit + 1
  const found: { readonly row: ListedRow; readonly group: Group }[] = []
  for (const group of groupsFrom(dependencies, input)) {
    const begin = after && isSame(group, after) ? after : beginOf(filter)
    const rows = listPlaces(db, { queue, ...group }, { after: begin, limit: wanted - found.length })
    const inTime = filter.through === null ? rows : rows.filter(({ day }) => day <= (filter.through ?? ''))
    found.push(...inTime.map(row => ({ row, group })))
    if (found.length >= wanted) break
  }
  return {
    rows: found.slice(0, limit).map(({ row, group }) => rowOf(dependencies, row, group)),
    more: found.length > limit,
  }
}

type Group = { readonly reason: string; readonly physician: string }

/** The groups from the one that a place is in, each as its range of the index. */
function* groupsFrom({ db }: Dependencies, { queue, filter, groupBy, after }: ListInput): Generator<Group> {
  const { reason, physician } = filter
  const byReason = groupBy === 'reason' && reason === ''
  const byPhysician = groupBy === 'physician' && physician === ''
  if (!byReason && !byPhysician) return yield { reason, physician }
  const next = (value: string) =>
    byReason ? findNextReason(db, queue, value) : findNextPhysician(db, { queue, reason }, value)
  let value = after ? (byReason ? after.reason : after.physician) : next('')
  while (value !== undefined) {
    yield byReason ? { reason: value, physician } : { reason, physician: value }
    value = next(value)
  }
}

function isSame(group: Group, place: QueuePlace): boolean {
  return group.reason === place.reason && group.physician === place.physician
}

/** Before the first of a day. The undated stand before every day and in no range of days. */
function beginOf({ from, through }: QueueFilter): Pick<QueuePlace, 'day' | 'at' | 'id'> {
  return { day: from ?? (through === null ? '' : '0'), at: '', id: '' }
}

function rowOf({ db, audit }: Dependencies, row: ListedRow, group: Group): QueueRow {
  const { hold_reason: reason, hold_note: note } = row
  const last = findLastChange(db, row.id)
  return {
    id: row.id,
    revision: row.revision,
    state: row.state,
    performedOn: row.day,
    performedAt: row.at,
    patientName: row.patient_name,
    mrn: row.mrn,
    accession: row.accession,
    physician: [row.family_name.trim(), row.given_name.trim()].filter(Boolean).join(', '),
    codes: row.codes,
    decision: row.decision,
    missingCount: row.missing_count,
    hold: reason === null ? null : { reason, note: note ?? '' },
    word: wordIn(row),
    issue: row.issue,
    savedAt: row.updated_at,
    lastChange: last ? { by: last.actor, at: last.at, mine: last.actor === audit.actor } : null,
    place: { ...group, day: row.day, at: row.at, id: row.id },
  }
}

function wordIn(row: ListedRow): QueueRow['word'] {
  const { word: kind, word_reason: reason, word_note: note, word_by: person, word_at: at } = row
  if (kind === null || note === null || person === null || at === null) return null
  return wordOf({ kind, reason, note, person, at, hold_reason: null, hold_note: null })
}
