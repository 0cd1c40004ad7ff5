import type { ReadableDb, SqlValue } from '#main/db/handles.ts'

/** How SQLite would go about every question that the work asks, one line a step. */
export function plansOf(db: ReadableDb, work: (db: ReadableDb) => void): string {
  const steps: string[] = []
  const explain = (sql: string, values: readonly SqlValue[]) => {
    const plan = db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values)
    steps.push(...plan.map(({ detail }) => detail))
  }
  work({
    one: (sql, ...values) => {
      explain(sql, values)
      return db.one(sql, ...values)
    },
    all: (sql, ...values) => {
      explain(sql, values)
      return db.all(sql, ...values)
    },
    iterate: (sql, ...values) => {
      explain(sql, values)
      return db.iterate(sql, ...values)
    },
  })
  return steps.join('\n')
}
