import { answered } from '../ui/bridge.ts'
import type { Stores } from './create-stores.ts'
import { patientOnDesk, type ScanNote } from './scan-note.ts'
import type { ScanReader } from './scanner.ts'
import type { Pages } from './use-pages.ts'

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
  const { bridge, day } = stores
  const found = await answered(bridge.worklist.find({ accession }))
  if (!found.ok) return
  const [exam, ...more] = found.value
  if (!exam) return pickSession(accession, { stores, pages, say })
  // Two patients under one number: the list shows both, and a person chooses.
  if (more.length > 0) return day.search(accession)
  const go = () => {
    say(null)
    pages.openExam(exam)
  }
  const open = patientOnDesk(stores)
  if (open === null || open.mrn === exam.mrn) return go()
  const leadsTo = `${exam.patientName}, MRN ${exam.mrn}`
  say({ kind: 'asks', scanned: exam.accession, leadsTo, openPatient: open.name, go })
}

/** A number that is not expected may be that of a walk-in's session. */
async function pickSession(accession: string, { stores, pages, say }: Reading): Promise<void> {
  const found = await answered(stores.bridge.sessions.search({ text: accession }))
  const session = found.ok ? found.value.find(one => one.accession === accession) : undefined
  if (!session) {
    const sentence = `No exam and no session has the accession number ${accession}.`
    return say({ kind: 'unknown', sentence })
  }
  say(null)
  pages.open(session.id)
}
