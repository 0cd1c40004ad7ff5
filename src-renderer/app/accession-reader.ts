import type { ExamSummary } from '#shared/contract/worklist.ts'
import { entryOf } from '../features/entry/store/session-state.ts'
import { answered } from '../ui/bridge.ts'
import type { Stores } from './create-stores.ts'
import type { ScanReader } from './scanner.ts'
import type { Pages } from './use-pages.ts'

/** What the window has to say or to ask of a scanned accession number. */
export type ScanNote =
  | { readonly kind: 'asks'; readonly exam: ExamSummary; readonly openPatient: string }
  | { readonly kind: 'unknown'; readonly text: string }

/** Scans that are not meant for a field are taken from this length on, even where nobody knows them. */
const LEAST_UNKNOWN = 6

type Reading = {
  readonly stores: Stores
  readonly pages: Pages
  readonly say: (note: ScanNote | null) => void
}

/** Takes the scan of an accession number that is expected, into whatever it was typed. */
export function accessionReader(reading: Reading): ScanReader {
  return ({ text }) => {
    const isExpected = reading.stores.worklist.view.getState().accessions.has(text.trim())
    if (isExpected) void pick(text.trim(), reading)
    return isExpected
  }
}

/** Takes what nobody else took and what went into no text: the number of an exam of long ago, or of a walk-in. */
export function unknownNumberReader(reading: Reading): ScanReader {
  return ({ text, intoText }) => {
    const taken = !intoText && text.length >= LEAST_UNKNOWN
    if (taken) void pick(text.trim(), reading)
    return taken
  }
}

async function pick(accession: string, { stores, pages, say }: Reading): Promise<void> {
  const { bridge, desk, day } = stores
  const found = await answered(bridge.worklist.find({ accession }))
  if (!found.ok) return
  const [exam, ...more] = found.value
  if (!exam) return pickSession(accession, { stores, pages, say })
  // Two patients under one number: the list shows both, and a person chooses.
  if (more.length > 0) return day.search(accession)
  const current = desk.view.getState().current?.view.getState()
  const patient = current && entryOf(current).patient
  const isOther = patient !== undefined && patient.mrn.trim() !== '' && patient.mrn.trim() !== exam.mrn
  if (current?.state !== 'draft' || !isOther) {
    say(null)
    return pages.openExam(exam)
  }
  say({ kind: 'asks', exam, openPatient: [patient.familyName, patient.givenName].filter(Boolean).join(', ') })
}

/** A number that is not expected may be that of a walk-in's session. */
async function pickSession(accession: string, { stores, pages, say }: Reading): Promise<void> {
  const found = await answered(stores.bridge.sessions.search({ text: accession }))
  const session = found.ok ? found.value.find(one => one.accession === accession) : undefined
  if (!session) return say({ kind: 'unknown', text: accession })
  say(null)
  pages.open(session.id)
}
