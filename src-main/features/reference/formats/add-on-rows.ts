import type { Reading } from './reading.ts'
import type { AddOnRow, Day } from './rows.ts'

/** The edits are some 8,000; beyond this the file is another. */
const MOST_ROWS = 500_000

/**
 * Collects the add-on edits: where a pair was published twice from the same day, the one that stays longer in force
 * is kept.
 */
export class AddOnRows {
  readonly #rows = new Map<string, AddOnRow>()
  readonly #reading: Reading

  constructor(reading: Reading) {
    this.#reading = reading
  }

  /** Always false: rows are handed on at the end. */
  add(row: AddOnRow): boolean {
    const key = `${row.addOn} ${row.primary ?? ''} ${row.effective ?? ''}`
    const known = this.#rows.get(key)
    if (known === undefined || endOf(row) > endOf(known)) this.#rows.set(key, row)
    if (this.#rows.size > MOST_ROWS) {
      throw this.#reading.refuse(null, `at most ${MOST_ROWS} add-on edits`, 'more of them')
    }
    return false
  }

  async flush(): Promise<void> {
    const output = this.#reading.output<AddOnRow>(rows => ({ kind: 'add-on', rows }))
    for (const row of this.#rows.values()) if (output.add(row)) await output.flush()
    this.#rows.clear()
    await output.flush()
  }
}

/** The first of the days on which a pair ends: its own, or that of one of its codes. */
export function earliest(days: readonly (Day | null)[]): Day | null {
  const known = days.filter(day => day !== null)
  return known.length === 0 ? null : Math.min(...known)
}

function endOf({ deletion }: AddOnRow): number {
  return deletion ?? Infinity
}
