import type { WritableDb } from '#main/db/handles.ts'
import { listEditions } from '../edition-queries.ts'
import { kindsByShape } from '../code-shape.ts'
import { isBreastDiagnosis } from './breast-diagnoses.ts'
import { findDepartmentCode } from './department-codes.ts'
import { foldWords } from './fold-words.ts'
import {
  createIndex,
  insertEntry,
  listDiagnosisTexts,
  listHcpcsTexts,
  listLicensedTexts,
  listNumbers,
  listPairCodes,
  mergeIndex,
  type CodeEntry,
} from './index-queries.ts'

/**
 * Makes the search index of everything that is loaded. Stands in a transaction of the caller's, at the end of an
 * import or a removal, after the indexes of the tables are made.
 */
export function rebuildSearchIndex(db: WritableDb): void {
  const entries = byPriority([...diagnoses(db), ...hcpcsCodes(db), ...licensedTexts(db), ...numbers(db)])
  createIndex(db)
  entries.forEach((entry, index) => insertEntry(db, index + 1, entry))
  mergeIndex(db)
}

/** An entry with its priority: by class, then the shorter text, which says the general thing. */
type Prioritized = CodeEntry & { readonly priority: number }

/** What is asked for most comes first; codes without words are found by number, which needs no priority. */
const PRIORITY = { department: 0, breast: 1, words: 2, unusable: 3, number: 4 } as const

function byPriority(entries: readonly Prioritized[]): readonly CodeEntry[] {
  return entries.toSorted(
    (one, other) =>
      one.priority - other.priority ||
      one.words.length - other.words.length ||
      (one.code < other.code ? -1 : 1),
  )
}

function diagnoses(db: WritableDb): readonly Prioritized[] {
  return listDiagnosisTexts(db).map(({ code, text, usable }) => {
    const isBreast = isBreastDiagnosis(code)
    const usual = isBreast ? PRIORITY.breast : PRIORITY.words
    return entry({ kind: 'icd-10-cm', code, text, usual: usable === 1 ? usual : PRIORITY.unusable })
  })
}

function hcpcsCodes(db: WritableDb): readonly Prioritized[] {
  return listHcpcsTexts(db).map(({ code, text, usable }) =>
    entry({ kind: 'hcpcs', code, text, usual: usable === 1 ? PRIORITY.words : PRIORITY.unusable }),
  )
}

function licensedTexts(db: WritableDb): readonly Prioritized[] {
  return listLicensedTexts(db).map(({ code, text }) => ({
    ...entry({ kind: kindsByShape(code)[0] ?? 'cpt', code, text, usual: PRIORITY.words }),
    licensed: 1,
  }))
}

/** Procedure and HCPCS codes of the tables of numbers; those with a public text stand there already. */
function numbers(db: WritableDb): readonly Prioritized[] {
  const withText = new Set(listHcpcsTexts(db).map(({ code }) => code))
  const inPairs = listEditions(db)
    .filter(({ dataset }) => dataset === 'ptp-practitioner' || dataset === 'ptp-outpatient')
    .flatMap(({ id }) => listPairCodes(db, id))
  return [...new Set([...listNumbers(db), ...inPairs])].flatMap(code => {
    const kind = kindsByShape(code)[0]
    if (kind === undefined || withText.has(code)) return []
    return [entry({ kind, code, text: '', usual: PRIORITY.number })]
  })
}

function entry({
  kind,
  code,
  text,
  usual,
}: {
  readonly kind: 'cpt' | 'hcpcs' | 'icd-10-cm'
  readonly code: string
  readonly text: string
  readonly usual: number
}): Prioritized {
  const priority =
    usual !== PRIORITY.unusable && findDepartmentCode(kind, code) !== null ? PRIORITY.department : usual
  return { kind, code, licensed: 0, words: foldWords(text).join(' '), priority }
}
