import { readDowntimeNumber } from '#shared/domain/downtime-number.ts'
import type { Stores } from './create-stores.ts'
import { patientOnDesk, type ScanNote } from './scan-note.ts'
import type { ScanReader } from './scanner.ts'
import type { Pages } from './use-pages.ts'

type Reading = {
  readonly stores: Stores
  readonly pages: Pages
  readonly say: (note: ScanNote | null) => void
}

/** Takes the barcode of a form for downtime, and puts its session on the desk. */
export function downtimeReader({ stores, pages, say }: Reading): ScanReader {
  return ({ text }) => {
    const number = readDowntimeNumber(text)
    if (number === null) return false
    const go = async () => {
      say(null)
      const session = await stores.downtime.open(number)
      if (session !== null) return pages.open(session)
      say({ kind: 'unknown', sentence: stores.downtime.view.getState().message?.text ?? '' })
    }
    // What the scan has typed into a field is taken back first.
    queueMicrotask(() => {
      const open = patientOnDesk(stores)
      if (open === null) return void go()
      const openPatient = open.name
      say({
        kind: 'asks',
        scanned: number,
        leadsTo: 'a form for downtime',
        openPatient,
        go: () => void go(),
      })
    })
    return true
  }
}
