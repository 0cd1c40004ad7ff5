import type { Dataset } from '#shared/domain/code-sets.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { coversCode } from '../edition-coverage.ts'
import type { AddOnRow } from '../formats/rows.ts'
import { editionNote, type ReferenceOnDay, type TableOnDay } from '../reference-on-day.ts'
import {
  BUILT_IN_ADD_ONS,
  builtInEdition,
  builtInFees,
  builtInLimit,
  builtInPairs,
  builtInPayment,
  isBuiltInFamily,
} from './built-in-facts.ts'
import {
  findLimit,
  findPayment,
  listAddOnRelations,
  listFees,
  type FeeRow,
  type LimitRow,
  type PaymentRow,
} from './facts-queries.ts'
import { findPair, listsCode, type PairFact } from './pair-queries.ts'

/*
 * The same questions asked of a loaded edition, or of the program's own facts where none of the dataset is as early
 * as the day. Each answer names its edition; null says that no table could be asked.
 */

/** An answer and the edition it was read from. */
export type Sourced<T> = { readonly value: T; readonly edition: string }

export const PAIRS_OF = {
  professional: 'ptp-practitioner',
  facility: 'ptp-outpatient',
} as const satisfies Record<Claim, Dataset>

export const LIMITS_OF = {
  professional: 'mue-practitioner',
  facility: 'mue-outpatient',
} as const satisfies Record<Claim, Dataset>

/** Relative values have a price only with the conversion factor of their edition. */
export type Fee = Omit<FeeRow, 'conversionFactor'> & { readonly conversionFactor: number | null }

export function feesOf(at: ReferenceOnDay, code: string): Sourced<readonly Fee[]> | null {
  return asked<readonly Fee[]>(at, 'mpfs', {
    loaded: ({ db, edition }) => listFees(db, edition.id, code),
    builtIn: () => builtInFees(code).map(fee => ({ ...fee, conversionFactor: null })),
  })
}

export type Limit = Omit<LimitRow, 'rationale'> & { readonly rationale: string }
export type LimitDataset = 'mue-practitioner' | 'mue-outpatient' | 'mue-dme'

export function limitOf(
  at: ReferenceOnDay,
  dataset: LimitDataset,
  code: string,
): Sourced<Limit | null> | null {
  return asked<Limit | null>(at, dataset, {
    loaded: ({ db, edition }) => findLimit(db, edition.id, code),
    builtIn: () => {
      const limit = builtInLimit(dataset === 'mue-outpatient' ? 'outpatient' : 'practitioner', code)
      return limit === null ? null : { ...limit, rationale: '' }
    },
  })
}

export function paymentOf(at: ReferenceOnDay, code: string): Sourced<PaymentRow | null> | null {
  return asked(at, 'opps', {
    loaded: ({ db, edition }) => findPayment(db, edition.id, code),
    builtIn: () => builtInPayment(code),
  })
}

export type AddOnRelation = Pick<AddOnRow, 'addOn' | 'primary' | 'type'>

/** Relations in which the code is the add-on or the primary. */
export function addOnRelations(at: ReferenceOnDay, code: string): Sourced<readonly AddOnRelation[]> | null {
  return asked<readonly AddOnRelation[]>(at, 'add-on', {
    loaded: ({ db, edition }) => listAddOnRelations(db, edition.id, { code, day: at.day }),
    builtIn: () =>
      BUILT_IN_ADD_ONS.filter(({ addOn, primary }) => addOn === code || primary === code).map(relation => ({
        ...relation,
        type: 1 as const,
      })),
  })
}

/** The edit of an ordered pair, null where there is none; the outer null says that nobody can tell. */
export function pairOf(
  at: ReferenceOnDay,
  { claim, column1, column2 }: { readonly claim: Claim; readonly column1: string; readonly column2: string },
): Sourced<PairFact | null> | null {
  return asked(at, PAIRS_OF[claim], {
    loaded: ({ db, edition }) => findPair(db, edition.id, { column1, column2, day: at.day }),
    builtIn: () =>
      builtInPairs(claim).find(pair => pair.column1 === column1 && pair.column2 === column2) ?? null,
  })
}

/** Whether the table can tell that a pair has no edit: it lists both codes and the part of both is loaded. */
export function canTellPair(
  at: ReferenceOnDay,
  { claim, column1, column2 }: { readonly claim: Claim; readonly column1: string; readonly column2: string },
): boolean {
  const codes = [column1, column2]
  const answer = asked(at, PAIRS_OF[claim], {
    loaded: ({ db, edition }) =>
      codes.every(code => coversCode(edition, code) && listsCode(db, edition.id, code)),
    builtIn: () =>
      codes.some(isBuiltInFamily) &&
      codes.every(code => builtInPairs(claim).some(pair => pair.column1 === code || pair.column2 === code)),
  })
  return answer?.value ?? false
}

function asked<T>(
  at: ReferenceOnDay,
  dataset: Dataset,
  { loaded, builtIn }: { readonly loaded: (table: TableOnDay) => T; readonly builtIn: () => T },
): Sourced<T> | null {
  const table = at.table(dataset)
  if (table !== null) return { value: loaded(table), edition: editionNote(table) }
  const own = builtInEdition(dataset, at.on)
  return own === null ? null : { value: builtIn(), edition: own.label }
}
