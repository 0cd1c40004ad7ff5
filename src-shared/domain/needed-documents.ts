import { DOCUMENTS, type Document } from './vocabulary.ts'

/** What of a session, entered or read off the wire, decides which documents it needs. */
type Done = {
  readonly lesions: readonly { readonly placement: object | null; readonly biopsy: object | null }[]
  readonly excisions: readonly object[]
}

/** When each document is asked for. Source: coding rules, section 5. */
const NEEDED = {
  history: () => true,
  imagingReport: () => true,
  placementImages: done => done.lesions.some(lesion => lesion.placement !== null),
  operativeReport: done => done.excisions.length > 0,
  pathologyReport: done => done.lesions.some(lesion => lesion.biopsy !== null),
} as const satisfies Record<Document, (done: Done) => boolean>

/** The documents that a session needs, in the order of the checklist. */
export function neededDocuments(done: Done): readonly Document[] {
  return DOCUMENTS.filter(document => NEEDED[document](done))
}
