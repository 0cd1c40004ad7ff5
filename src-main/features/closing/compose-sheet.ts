import type { LeftOpen } from '#shared/contract/closing.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { chainHead } from '#main/features/audit/index.ts'
import { TRAINING_MARK } from '#main/features/settings/index.ts'
import { findLastClose } from './close-queries.ts'
import { listEditions } from './day-queries.ts'
import { listLate } from './list-queries.ts'
import type { PricesOn } from './amounts.ts'
import { lagToExport, standingOfDay } from './day-standing.ts'
import { daysBetween } from './lag.ts'
import { listOpenItems, openDayOf } from './open-items.ts'
import { readEdition, type Sheet } from './sheet.ts'

export type SheetInput = {
  readonly day: string
  readonly today: string
  readonly at: string
  readonly version: string
  readonly settings: Settings
  readonly prices: PricesOn
  readonly signatures: Sheet['signatures']
  readonly leftOpen: readonly LeftOpen[]
}

/** The sheet of a day as it stands now. Every open item has its reason already. */
export function composeSheet(db: ReadableDb, input: SheetInput): Sheet {
  const { day, today, settings, prices } = input
  const standing = standingOfDay({ db, today, settings, prices }, day)
  const { exams, noCharge, walkIns, exported, totals, amounts, toEntry } = standing
  const last = findLastClose(db, day)
  return {
    layout: 1,
    version: input.version,
    site: settings.site,
    workstation: settings.workstation,
    training: settings.training,
    day,
    number: (last?.number ?? 0) + 1,
    closedAt: input.at,
    signatures: input.signatures,
    previous: previousOf(last),
    totals,
    ...(amounts === null ? {} : { amounts }),
    exams: {
      charged: exams.charged,
      inWork: exams['in-work'],
      missing: exams.missing,
      noCharge: exams['no-charge'],
    },
    noCharge,
    walkIns,
    exported,
    leftOpen: leftOpenOf(db, input),
    late: lateOf(db, day),
    toEntry,
    toExport: lagToExport(db, day),
    editions: listEditions(db, day).map(readEdition),
    chainHead: chainHead(db),
  }
}

function previousOf(last: ReturnType<typeof findLastClose>): Sheet['previous'] {
  if (!last || last.reopened_at === null || last.reopened_by === null || last.reopen_reason === null)
    return null
  return {
    number: last.number,
    closedAt: last.closed_at,
    sha256: last.pdf_sha256,
    reopenedAt: last.reopened_at,
    reopenedBy: last.reopened_by,
    reason: last.reopen_reason,
    note: last.reopen_note ?? '',
  }
}

function leftOpenOf(db: ReadableDb, input: SheetInput): Sheet['leftOpen'] {
  const { day, leftOpen } = input
  return listOpenItems(db, openDayOf(input, day)).flatMap(({ kind, id, accession }) => {
    const given = leftOpen.find(one => one.id === id)
    return given ? [{ kind, accession, reason: given.reason, note: given.note.trim() }] : []
  })
}

const ALL = { offset: 0, limit: 100_000 }

function lateOf(db: ReadableDb, day: string): Sheet['late'] {
  return listLate(db, day, ALL).map(
    ({ accession, entered_on: entered, late_reason: reason, late_note: note }) => ({
      accession,
      days: daysBetween(day, entered ?? day),
      reason,
      note: note ?? '',
    }),
  )
}

/** `CLOSE_NORTH_K7M_20261120_1.pdf`: no name or number of a patient. */
export function sheetName({ site, workstation, day, number, training }: Sheet): string {
  const mark = training ? `${TRAINING_MARK}_` : ''
  return `${mark}CLOSE_${site}_${workstation}_${day.replaceAll('-', '')}_${number}.pdf`
}
