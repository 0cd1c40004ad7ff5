import type { PairRow } from './rows.ts'

/**
 * Rows of the pair edits whose key, both codes and the effective day, was published twice: the one that stays longer
 * in force is kept. Files are sorted, so such rows follow each other.
 */
export class PairKeys {
  #held: PairRow | null = null

  /** Takes a row and gives back the one before it, if its key is finished. */
  next(row: PairRow): PairRow | null {
    const held = this.#held
    if (held !== null && isSameKey(held, row)) {
      this.#held = longerInForce(held, row)
      return null
    }
    this.#held = row
    return held
  }

  last(): PairRow | null {
    return this.#held
  }
}

function isSameKey(one: PairRow, other: PairRow): boolean {
  return one.effective === other.effective && one.column2 === other.column2 && one.column1 === other.column1
}

function longerInForce(one: PairRow, other: PairRow): PairRow {
  if (one.deletion === null) return one
  return other.deletion === null || other.deletion > one.deletion ? other : one
}
