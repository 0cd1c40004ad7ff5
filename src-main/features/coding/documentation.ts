import type { CodingSession } from '#shared/domain/coding-session.ts'
import { DOCUMENT_LABEL } from '#shared/domain/labels.ts'
import { neededDocuments } from '#shared/domain/needed-documents.ts'
import type { Document } from '#shared/domain/vocabulary.ts'
import { draftFinding, type DraftFinding } from './draft-finding.ts'
import { listOf } from './words.ts'

/** Section 5: missing documents make the session incomplete, not wrong. */
export function missingDocuments(session: CodingSession): readonly Document[] {
  return neededDocuments(session).filter(document => session.documentation[document] !== true)
}

export function documentationFinding(missing: readonly Document[]): DraftFinding {
  const names = missing.map(document => DOCUMENT_LABEL[document].toLowerCase())
  return draftFinding('warn', 'documentation/missing', `Not documented yet: ${listOf(names)}.`)
}
