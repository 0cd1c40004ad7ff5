import { resolve } from 'node:path'
import { fail, ok } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import { findClose, listCloses } from './close-queries.ts'
import { signAndClose, type CloseTools } from './close-day.ts'
import { summaryOf } from './close-row.ts'
import { pageOf } from './day-list.ts'
import { standingOfDay } from './day-standing.ts'
import { reopenDay } from './reopen-day.ts'
import { placeSheet } from './sheet-file.ts'
import { countTwice } from './trail-count.ts'

export type ClosingService = Handlers['closing']

/** Reconciling and closing days. */
export function createClosingService(tools: CloseTools): ClosingService {
  const { db, clock, settings, signers } = tools
  return {
    day: ({ day }) => {
      const signer = signers.hasPeople() ? (signers.asking()?.actor ?? '') : null
      return ok(standingOfDay({ db, today: clock.today(), settings: settings.read(), signer }, day))
    },
    list: ({ day, list, offset, limit }) => {
      const rows = pageOf(db, { day, list, today: clock.today() }, { offset, limit: limit + 1 })
      return ok({ rows: rows.slice(0, limit), more: rows.length > limit })
    },
    count: ({ day }) => ok(countTwice(db, day)),
    close: async input => {
      const folder = resolve(input.folder)
      const closed = await signAndClose(tools, { ...input, folder })
      if (closed.ok && closed.value.sheet.kind === 'written') rememberFolder(settings, folder)
      return closed
    },
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
