import { resolve } from 'node:path'
import { randomUUID } from 'node:crypto'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ClosedDay } from '#shared/contract/closing.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import { findClose, listCloses } from './close-queries.ts'
import { closeDay, signAndClose, type CloseTools } from './close-day.ts'
import { summaryOf } from './close-row.ts'
import { pageOf } from './day-list.ts'
import { lagToExport, standingOfDay } from './day-standing.ts'
import { reopenDay } from './reopen-day.ts'
import { listOpenItems, openDayOf, type OpenItem } from './open-items.ts'
import { signatureOfCommand } from './signatures.ts'
import { placeSheet } from './sheet-file.ts'
import { countTwice } from './trail-count.ts'

export type ClosingService = Handlers['closing'] & {
  /** Closes a day on which nothing is open, for the command line: its person gave their PIN a moment ago. */
  readonly closeByCommand: (wish: {
    readonly day: string
    readonly name: string
    readonly folder: string
  }) => Promise<Result<ClosedDay, Failure>>
  /** All that is open on a day. */
  readonly openItems: (day: string) => readonly OpenItem[]
}

/** Reconciling and closing days. */
export function createClosingService(tools: CloseTools): ClosingService {
  const { db, clock, settings, signers, prices } = tools
  const openDay = (day: string) => openDayOf({ today: clock.today(), settings: settings.read() }, day)
  return {
    day: ({ day }) => {
      const signer = signers.hasPeople() ? (signers.asking()?.actor ?? '') : null
      return ok(standingOfDay({ db, today: clock.today(), settings: settings.read(), prices, signer }, day))
    },
    list: ({ day, list, offset, limit }) => {
      const rows = pageOf(db, { ...openDay(day), list }, { offset, limit: limit + 1 })
      return ok({ rows: rows.slice(0, limit), more: rows.length > limit })
    },
    count: ({ day }) => ok({ ...countTwice(db, day), toExport: lagToExport(db, day) }),
    close: async input => {
      const folder = resolve(input.folder)
      const closed = await signAndClose(tools, { ...input, folder })
      if (closed.ok && closed.value.sheet.kind === 'written') rememberFolder(settings, folder)
      return closed
    },
    closeByCommand: async ({ day, name, folder }) => {
      const inForce = settings.read()
      if (inForce.secondSignature) return fail(failure('second-signature-needed'))
      const signatures = signatureOfCommand(signers, name, tools.audit.actor)
      if (!signatures.ok) return signatures
      const { seen } = standingOfDay({ db, today: clock.today(), settings: inForce, prices }, day)
      const wish = { commandId: randomUUID(), day, seen, folder: resolve(folder), leftOpen: [] }
      return closeDay(tools, { ...wish, signatures: signatures.value })
    },
    openItems: day => listOpenItems(db, openDay(day)),
    reopen: input => reopenDay(tools, input),
    history: ({ offset, limit }) => {
      const rows = listCloses(db, limit + 1, offset)
      return ok({ closes: rows.slice(0, limit).map(summaryOf), more: rows.length > limit })
    },
    print: async ({ id, folder }) => {
      const row = findClose(db, id)
      return row
        ? ok(await placeSheet(tools, summaryOf(row), resolve(folder)))
        : fail(failure('close-unknown'))
    },
  }
}

/** The next close begins with this folder. */
function rememberFolder(settings: CloseTools['settings'], closeFolder: string): void {
  const current = settings.read()
  if (current.closeFolder !== closeFolder) settings.save({ ...current, closeFolder })
}
