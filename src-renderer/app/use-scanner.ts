import { useCallback, useEffect, useState } from 'react'
import type { ExamSummary, KnownAccession } from '#shared/contract/worklist.ts'
import { entryOf } from '../features/entry/store/session-state.ts'
import { answered } from '../ui/bridge.ts'
import type { Stores } from './create-stores.ts'
import { createScanner, type Scan, type Scanner, type ScanReader } from './scanner.ts'
import type { Pages } from './use-pages.ts'

/** What the window has to say or to ask of a scan. */
export type ScanNote =
  | { readonly kind: 'asks'; readonly exam: ExamSummary; readonly openPatient: string }
  | { readonly kind: 'unknown'; readonly text: string }

export type Scans = {
  readonly note: ScanNote | null
  readonly scanner: Scanner
  /** The exam that was asked about is taken; the session on the desk stays a draft. */
  readonly accept: () => void
  readonly dismiss: () => void
}

/** Scans that are not meant for a field are swallowed from this length on, even where nobody knows them. */
const LEAST_UNKNOWN = 6

/** Accession numbers from a scanner, wherever the focus is. Other readers of scans stand before this one. */
export function useScanner(stores: Stores, pages: Pages, others: readonly ScanReader[] = NO_READERS): Scans {
  const [note, setNote] = useState<ScanNote | null>(null)
  const [scanner] = useState(() => createScanner(() => bookmarkOf(stores)))
  useEffect(() => {
    const read: ScanReader = scan => readAccession(scan, { stores, pages, say: setNote })
    scanner.setReaders([...others, read])
  }, [scanner, stores, pages, others])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') || !scanner.press(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [scanner])
  const dismiss = useCallback(() => setNote(null), [])
  const accept = () => {
    if (note?.kind === 'asks') pages.openExam(note.exam)
    setNote(null)
  }
  return { note, scanner, accept, dismiss }
}

const NO_READERS: readonly ScanReader[] = []

type Reading = {
  readonly stores: Stores
  readonly pages: Pages
  readonly say: (note: ScanNote | null) => void
}

/** Takes the scan of an accession number. In a field of text only one that is expected: the rest is typed text. */
function readAccession({ text, intoText }: Scan, reading: Reading): boolean {
  const known: readonly KnownAccession[] =
    reading.stores.worklist.view.getState().accessions.get(text.trim()) ?? []
  if (known.length === 0 && (intoText || text.length < LEAST_UNKNOWN)) return false
  void pick(text.trim(), reading)
  return true
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

/** How the desk stands: the entry with its undo, where the cursor is, what is searched for. */
function bookmarkOf({ desk, day }: Stores): () => void {
  const session = desk.view.getState().current
  const rewind = session?.bookmark()
  const { search } = day.view.getState()
  const focused = document.activeElement
  return () => {
    rewind?.()
    if (day.view.getState().search !== search) void day.search(search)
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true })
  }
}
