import type { IsoDate } from '#shared/base/iso-date.ts'
import type { CodeKind, Dataset } from '#shared/domain/code-sets.ts'
import { ownWords } from '#shared/domain/own-words.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { findCptText, findDiagnosis, findFee, findHcpcs } from './code-standing-queries.ts'
import { findLicence } from './edition-queries.ts'
import type { Edition } from './edition.ts'
import type { ReferenceOnDay } from './reference-on-day.ts'
import { BUILT_IN_DIAGNOSES, findDepartmentCode } from './search/department-codes.ts'

/** What a code is called. `edition` is null for our own words and where there are none. */
export type CodeText = { readonly text: string; readonly edition: string | null }

export const NO_WORDING = 'No wording loaded'

/** The wording of a code on a day: of the edition of the day, else of the nearest that has it, else the program's. */
export function codeText(
  at: ReferenceOnDay,
  { kind, plain }: { readonly kind: CodeKind; readonly plain: string },
  licensed: LicensedTexts,
): CodeText {
  if (kind === 'cpt') return procedureText(plain, licensed)
  const [dataset, find] = kind === 'hcpcs' ? HCPCS : DIAGNOSES
  return publicText(at, dataset, (db, edition) => find(db, edition, plain)?.text) ?? builtIn(kind, plain)
}

const HCPCS = ['hcpcs', findHcpcs] as const
const DIAGNOSES = ['icd-10-cm', findDiagnosis] as const

/** Asks for licensed wording: null for a code without any, or when no licence is in force. */
export type LicensedTexts = (plain: string) => CodeText | null

/** The licensed wording as long as the licence runs; it is of the site, not of a date of service. */
export function licensedTexts(at: ReferenceOnDay, today: IsoDate): LicensedTexts {
  const { db } = at
  if (db === null || !hasLicence(db, today)) return () => null
  return plain =>
    publicText(at, 'cpt-text', (asked, edition) => findCptText(asked, edition, plain) ?? undefined) ??
    publicText(at, 'mpfs', (asked, edition) => findFee(asked, edition, plain)?.licensedText ?? undefined)
}

export function hasLicence(db: ReadableDb, today: IsoDate): boolean {
  const licence = findLicence(db)
  return licence !== null && licence.expiresOn >= today
}

type FindText = (db: ReadableDb, edition: number) => string | undefined

function publicText(at: ReferenceOnDay, dataset: Dataset, find: FindText): CodeText | null {
  const table = at.table(dataset)
  const ofDay = table ? find(table.db, table.edition.id) : undefined
  if (table && ofDay !== undefined) return { text: ofDay, edition: table.edition.label }
  const { db } = at
  if (db === null) return null
  return (
    newestFirst(at.editions, dataset)
      .map(edition => ({ text: find(db, edition.id), edition: edition.label }))
      .find((each): each is { text: string; edition: string } => each.text !== undefined) ?? null
  )
}

function newestFirst(editions: readonly Edition[], dataset: Dataset): readonly Edition[] {
  return editions
    .filter(edition => edition.dataset === dataset)
    .toSorted((one, other) => (one.from > other.from ? -1 : 1))
}

function procedureText(plain: string, licensed: LicensedTexts): CodeText {
  const own = ownWords(plain)
  return own === '' ? (licensed(plain) ?? { text: NO_WORDING, edition: null }) : { text: own, edition: null }
}

function builtIn(kind: CodeKind, plain: string): CodeText {
  const known = findDepartmentCode(kind, plain)
  if (known === null) return { text: NO_WORDING, edition: null }
  return { text: known.text, edition: kind === 'icd-10-cm' ? BUILT_IN_DIAGNOSES : null }
}
