import type { UnitLimit } from '#main/features/coding/index.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { missingParts, type Edition } from './edition.ts'
import { remembered } from '#shared/base/remembered.ts'
import {
  findBillable,
  findHcpcsSpan,
  findIndicators,
  findUnitLimit,
  listAddOnSpans,
  listPairSpans,
  type AddOnSpan,
  type HcpcsSpan,
  type PairSpan,
} from './table-queries.ts'

/** What one edition answers, whatever the day: rows of a code are read once and remembered. */
export type EditionTables = {
  readonly edition: Edition
  readonly isWhole: boolean
  readonly pairSpans: (column1: string, column2: string) => readonly PairSpan[]
  /** Whether the edition answers for a code in column 1: a part does between its first and its last code. */
  readonly answersFor: (column1: string) => boolean
  readonly unitLimit: (code: string) => UnitLimit | null
  readonly addOnSpans: (code: string) => readonly AddOnSpan[]
  readonly indicators: (code: string) => { readonly component: number; readonly bilateral: number } | null
  /** Null where the code is not in the edition. */
  readonly billable: (code: string) => boolean | null
  readonly hcpcsSpan: (code: string) => HcpcsSpan | null
}

/** Codes remembered of one edition, and second codes of each first code of a pair. */
const MOST_CODES = 2_000
const MOST_SECOND_CODES = 100

export function editionTables(db: ReadableDb, edition: Edition): EditionTables {
  const { id } = edition
  const isWhole = missingParts(edition).length === 0
  const pairsOf = remembered(MOST_CODES, column1 =>
    remembered(MOST_SECOND_CODES, column2 => listPairSpans(db, id, column1, column2)),
  )
  return {
    edition,
    isWhole,
    pairSpans: (column1, column2) => pairsOf(column1)(column2),
    answersFor: column1 => isWhole || edition.files.some(file => holds(file, column1)),
    unitLimit: remembered(MOST_CODES, code => findUnitLimit(db, id, code)),
    addOnSpans: remembered(MOST_CODES, code => listAddOnSpans(db, id, code)),
    indicators: remembered(MOST_CODES, code => findIndicators(db, id, code)),
    billable: remembered(MOST_CODES, code => findBillable(db, id, code.replace('.', ''))),
    hcpcsSpan: remembered(MOST_CODES, code => findHcpcsSpan(db, id, code)),
  }
}

function holds({ firstCode, lastCode }: Edition['files'][number], code: string): boolean {
  return firstCode !== null && lastCode !== null && firstCode <= code && code <= lastCode
}
