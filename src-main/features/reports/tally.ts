/** A row that a query of counts answers: what is counted by is text, what is counted are numbers. */
export type CountRow = Readonly<Record<string, string | number | null>>

/** Counts of one stretch of days after another, added up. */
export type Tally = {
  readonly add: (rows: readonly CountRow[]) => void
  readonly rows: () => readonly CountRow[]
}

/** Rows that agree in all that is no number become one, their numbers added. */
export function createTally(): Tally {
  const sums = new Map<string, Record<string, string | number | null>>()
  return {
    add: rows => {
      for (const row of rows) {
        const key = JSON.stringify(Object.values(row).filter(value => typeof value !== 'number'))
        const known = sums.get(key)
        if (!known) sums.set(key, { ...row })
        else addUp(known, row)
      }
    },
    rows: () => [...sums.values()],
  }
}

function addUp(into: Record<string, string | number | null>, row: CountRow): void {
  for (const [name, value] of Object.entries(row)) {
    const before = into[name]
    if (typeof value === 'number' && typeof before === 'number') into[name] = before + value
  }
}
