import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export function listSettings(db: ReadableDb): readonly { readonly name: string; readonly value: string }[] {
  return db.all(
    `SELECT name, value
     FROM setting
     ORDER BY name`,
  )
}

export function putSetting(db: WritableDb, name: string, value: string): void {
  db.run(
    `INSERT INTO setting (name, value)
     VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    name,
    value,
  )
}

/** Whether a session was ever begun in this log. */
export function hasSessions(db: ReadableDb): boolean {
  return db.one('SELECT 1 AS found FROM session LIMIT 1') !== undefined
}

/** The number that a sequence has given out last; undefined before the first. */
export function findLastNumber(db: ReadableDb, name: string): number | undefined {
  return db.one<{ last: number }>(
    `SELECT next - 1 AS last
     FROM sequence
     WHERE name = ?`,
    name,
  )?.last
}

export function raiseSequence(db: WritableDb, name: string, by: number): void {
  db.run(
    `INSERT INTO sequence (name, next)
     VALUES (?, 1 + ?)
     ON CONFLICT (name) DO UPDATE SET next = next + ?`,
    name,
    by,
    by,
  )
}

/** Lets a sequence begin at a number, unless it has come so far already. */
export function beginSequence(db: WritableDb, name: string, first: number): void {
  db.run(
    `INSERT INTO sequence (name, next)
     VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET next = max(next, excluded.next)`,
    name,
    first,
  )
}
