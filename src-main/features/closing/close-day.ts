import { hash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ClosedDay, CloseSummary, LeftOpen } from '#shared/contract/closing.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { DayCloseId, OpenDay } from '#shared/domain/day-close.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { chainHead, type Audit } from '#main/features/audit/index.ts'
import { once } from '#main/features/sessions/index.ts'
import type { SettingsService } from '#main/features/settings/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Ids } from '#main/ports/ids.ts'
import type { PricesOn } from './amounts.ts'
import { findClose, findStandingClose, insertClose } from './close-queries.ts'
import { summaryOf } from './close-row.ts'
import { composeSheet, sheetName } from './compose-sheet.ts'
import { standingOfDay } from './day-standing.ts'
import { listOpenItems, openDayOf } from './open-items.ts'
import { renderSheet } from './render-sheet.ts'
import type { Sheet } from './sheet.ts'
import { signaturesOf, type Signers, type Signing } from './signatures.ts'
import type { PlaceFile } from './sheet-file.ts'
import { placeSheet } from './sheet-file.ts'
import { countTwice } from './trail-count.ts'

export type CloseTools = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly ids: Ids
  readonly audit: Audit
  readonly settings: SettingsService
  readonly version: string
  readonly placeFile: PlaceFile
  readonly signers: Signers
  readonly prices: PricesOn
}

export type CloseInput = {
  readonly commandId: string
  readonly day: string
  readonly seen: string
  readonly leftOpen: readonly LeftOpen[]
  readonly folder: string
}

/** A close with the signatures that were looked at. */
export type SignedClose = CloseInput & { readonly signatures: Sheet['signatures'] }

type Printed = { readonly sheet: Sheet; readonly pdf: Buffer }

/** How often the sheet is printed anew because something was recorded while it was. */
const TRIES = 3

/** Looks at the signatures and closes the day. */
export async function signAndClose(
  tools: CloseTools,
  input: CloseInput & Signing,
): Promise<Result<ClosedDay, Failure>> {
  const { audit, settings, signers } = tools
  const needsSecond = settings.read().secondSignature
  const signatures = await signaturesOf(signers, { signing: input, needsSecond, account: audit.actor })
  return signatures.ok ? closeDay(tools, { ...input, signatures: signatures.value }) : signatures
}

/**
 * Closes a day: counts it twice, prints what is signed, and stores both in one transaction that holds only if nothing
 * was recorded since the count. The sheet goes into the folder after that; a folder that fails leaves the day closed,
 * and the sheet can be written again.
 */
export async function closeDay(tools: CloseTools, input: SignedClose): Promise<Result<ClosedDay, Failure>> {
  let closed: Result<CloseSummary, Failure> = fail(failure('day-changed'))
  for (let left = TRIES; left > 0 && !closed.ok; left -= 1) {
    const printed = refusalOf(tools, input) === null ? await print(tools, input) : null
    closed = once(tools, { commandId: input.commandId, operation: 'closing.close' }, () => {
      const refusal = refusalOf(tools, input)
      if (refusal !== null) return fail(refusal)
      // Something was recorded meanwhile: what was printed names another head of the chain.
      if (printed?.sheet.chainHead !== chainHead(tools.db)) return fail(failure('day-changed'))
      return ok(store(tools, input, printed))
    })
    if (!closed.ok && closed.error.code !== 'day-changed') return closed
  }
  if (!closed.ok) return closed
  return ok({ close: closed.value, sheet: await placeSheet(tools, closed.value, input.folder) })
}

function refusalOf({ db, clock, settings, prices }: CloseTools, input: CloseInput): Failure | null {
  const { day } = input
  const today = clock.today()
  if (day > today) return failure('day-ahead')
  if (findStandingClose(db, day)) return failure('day-is-closed')
  const inForce = { today, settings: settings.read() }
  const { seen } = standingOfDay({ db, ...inForce, prices }, day)
  if (seen !== input.seen) return failure('day-changed')
  return refusedItem(db, openDayOf(inForce, day), input.leftOpen) ?? refusedCount(db, day)
}

/** An open item without its reason, or with one that needs words and has none. */
function refusedItem(db: WritableDb, day: OpenDay, leftOpen: readonly LeftOpen[]): Failure | null {
  const given = new Map(leftOpen.map(one => [one.id, one]))
  for (const { kind, id } of listOpenItems(db, day)) {
    const reason = given.get(id)
    if (reason?.kind !== kind) return failure('day-items-open')
    if (reason.reason === 'other' && reason.note.trim() === '') return failure('reason-required', id)
  }
  return null
}

function refusedCount(db: WritableDb, day: string): Failure | null {
  return countTwice(db, day).agree ? null : failure('day-counts-differ')
}

async function print(tools: CloseTools, { day, leftOpen, signatures }: SignedClose): Promise<Printed> {
  const { db, clock, settings, version, prices } = tools
  const sheet = composeSheet(db, {
    day,
    today: clock.today(),
    at: clock.now(),
    version,
    settings: settings.read(),
    prices,
    signatures,
    leftOpen,
  })
  return { sheet, pdf: await renderSheet(sheet) }
}

function store(
  { db, ids, audit, clock, settings }: CloseTools,
  input: CloseInput,
  { sheet, pdf }: Printed,
): CloseSummary {
  const id = ids.next() as DayCloseId
  const row = {
    id,
    day: sheet.day,
    number: sheet.number,
    closed_at: sheet.closedAt,
    closed_by: audit.actor,
    chain_head: sheet.chainHead,
    sheet: JSON.stringify(sheet),
    pdf_name: sheetName(sheet),
    pdf_sha256: hash('sha256', pdf),
  }
  const open = listOpenItems(db, openDayOf({ today: clock.today(), settings: settings.read() }, sheet.day))
  insertClose(db, row, deflateSync(pdf))
  recordClose({ db, audit }, row, sheet)
  for (const { id: item, reason, note } of input.leftOpen) {
    const sessionId = open.find(one => one.id === item)?.sessionId ?? null
    if (sessionId === null) continue
    const changes = [{ path: 'leftOpen', from: null, to: note.trim() }]
    audit.record(db, { at: sheet.closedAt, action: 'session-left-open', sessionId, changes, reason })
  }
  const stored = findClose(db, id)
  if (!stored) throw new Error('A close that was just written is not there.')
  return summaryOf(stored)
}

function recordClose(
  { db, audit }: Pick<CloseTools, 'db' | 'audit'>,
  row: Parameters<typeof insertClose>[1],
  { totals, leftOpen, signatures }: Sheet,
): void {
  const to = {
    number: row.number,
    sheet: `${row.pdf_name} ${row.pdf_sha256}`,
    signedBy: signatures.map(({ name }) => name),
    sessions: totals.sessions,
    lines: totals.lines,
    units: totals.units,
    leftOpen: leftOpen.length,
  }
  const changes = [{ path: `days.${row.day}`, from: null, to }]
  audit.record(db, { at: row.closed_at, action: 'day-closed', sessionId: null, changes })
}
