import type { Dataset } from '#shared/domain/code-sets.ts'
import type { AddOnRow, FeeScheduleRow, PairRow, RowBatch } from '../formats/rows.ts'
import type { PlainFile } from './plain-formats.ts'

type PairInShort = Partial<PairRow> & Pick<PairRow, 'column1' | 'column2'>

/** Pair edits that name only what matters: in force since 2010, a modifier helps. */
export function pairs(...rows: readonly PairInShort[]): RowBatch {
  return {
    kind: 'pair',
    rows: rows.map(row => ({
      effective: 20100101,
      deletion: null,
      indicator: 1,
      rationale: 'Misuse of column two code with column one code',
      before1996: false,
      ...row,
    })),
  }
}

export function addOns(...rows: readonly (Partial<AddOnRow> & Pick<AddOnRow, 'addOn'>)[]): RowBatch {
  return {
    kind: 'add-on',
    rows: rows.map(row => ({ primary: null, type: 1, effective: 20130101, deletion: null, ...row })),
  }
}

export function fees(...rows: readonly (Partial<FeeScheduleRow> & Pick<FeeScheduleRow, 'code'>)[]): RowBatch {
  return {
    kind: 'fee-schedule',
    rows: rows.map(row => ({
      modifier: '',
      status: 'A',
      workRvu: 1,
      nonFacilityTotalRvu: 2,
      facilityTotalRvu: 1.5,
      pcTc: 0,
      globalDays: '000',
      multipleProcedure: 0,
      bilateral: 0,
      assistant: 0,
      conversionFactor: 33,
      licensedText: null,
      ...row,
    })),
  }
}

export function limits(
  ...rows: readonly (readonly [code: string, units: number, mai: 1 | 2 | 3])[]
): RowBatch {
  return {
    kind: 'unit-limit',
    rows: rows.map(([code, units, mai]) => ({ code, units, mai, rationale: 'Nature of service' })),
  }
}

export function diagnoses(...codes: readonly (readonly [code: string, billable: boolean])[]): RowBatch {
  return {
    kind: 'diagnosis',
    rows: codes.map(([code, billable]) => ({ code, billable, text: `Diagnosis ${code} of the tests` })),
  }
}

export function supplies(
  ...rows: readonly { readonly code: string; readonly added?: number; readonly terminated?: number }[]
): RowBatch {
  return {
    kind: 'hcpcs',
    rows: rows.map(({ code, added = null, terminated = null }) => ({
      code,
      kind: 'code',
      text: `Supply ${code} of the tests`,
      shortText: code,
      added,
      terminated,
    })),
  }
}

/** A whole file of one dataset. */
export function wholeFile(dataset: Dataset, from: string, ...batches: readonly RowBatch[]): PlainFile {
  return { dataset, from, batches }
}

export function partFile(
  dataset: Dataset,
  from: string,
  part: readonly [number: number, of: number],
  ...batches: readonly RowBatch[]
): PlainFile {
  return { dataset, from, part: { number: part[0], of: part[1] }, batches }
}
