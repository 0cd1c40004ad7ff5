import type { CodingSession } from '#shared/domain/coding-session.ts'
import { DOCUMENT_LABEL } from '#shared/domain/labels.ts'
import { DOCUMENTS, type Document } from '#shared/domain/vocabulary.ts'
import { draftFinding, type DraftFinding } from './draft-finding.ts'
import { listOf } from './words.ts'

type Done = Pick<CodingSession, 'excisions'> & {
  readonly lesions: readonly { readonly placement: object | null; readonly biopsy: object | null }[]
}

/** When each document is asked for (section 5). */
const NEEDED = {
  history: () => true,
  imagingReport: () => true,
  placementImages: session => session.lesions.some(lesion => lesion.placement !== null),
  operativeReport: session => session.excisions.length > 0,
  pathologyReport: session => session.lesions.some(lesion => lesion.biopsy !== null),
} as const satisfies Record<Document, (session: Done) => boolean>

/** The documents that a session needs, in the order of the checklist. */
export function neededDocuments(session: Done): readonly Document[] {
  return DOCUMENTS.filter(document => NEEDED[document](session))
}

/** Section 5: missing documents make the session incomplete, not wrong. */
export function missingDocuments(session: CodingSession): readonly Document[] {
  return DOCUMENTS.filter(document => session.documentation[document] !== true && NEEDED[document](session))
}

export function documentationFinding(missing: readonly Document[]): DraftFinding {
  const names = missing.map(document => DOCUMENT_LABEL[document].toLowerCase())
  return draftFinding('warn', 'documentation/missing', `Not documented yet: ${listOf(names)}.`)
}
