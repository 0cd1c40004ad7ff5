import { entryOf } from '../features/entry/store/session-state.ts'
import type { Stores } from './create-stores.ts'

/** What the window has to say or to ask of a scan. */
export type ScanNote =
  | {
      readonly kind: 'asks'
      /** As it was scanned. */
      readonly scanned: string
      /** What it leads to, in words such as `Roe, Test, MRN T1`. */
      readonly leadsTo: string
      /** Whose session stays behind. */
      readonly openPatient: string
      readonly go: () => void
    }
  | { readonly kind: 'unknown'; readonly sentence: string }

/** Who the draft on the desk is about; null when no scan can be for another patient than this one. */
export function patientOnDesk({ desk }: Stores): { readonly mrn: string; readonly name: string } | null {
  const current = desk.view.getState().current?.view.getState()
  if (current?.state !== 'draft') return null
  const { mrn, familyName, givenName } = entryOf(current).patient
  if (mrn.trim() === '') return null
  return { mrn: mrn.trim(), name: [familyName, givenName].filter(Boolean).join(', ') }
}
