import { neededDocuments } from '#shared/domain/needed-documents.ts'
import { DOCUMENT_LABEL } from '#shared/domain/labels.ts'
import { missing, type EntryCheck } from './remark.ts'

/** The documents that what was done asks for. Source: coding rules, section 5. */
export const checkDocumentation: EntryCheck = entry =>
  neededDocuments(entry)
    .filter(document => !entry.documentation[document])
    .map(document =>
      missing(`documentation.${document}`, `Documented: ${DOCUMENT_LABEL[document].toLowerCase()}`),
    )
