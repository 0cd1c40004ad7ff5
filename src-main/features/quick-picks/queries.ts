import type { QuickPickId } from '#shared/contract/quick-picks.ts'
import type { ReadableDb, WritableDb } from '#main/db/handles.ts'

export type PickRow = {
  readonly id: QuickPickId
  /** A person, or the account of the computer in a log without people; empty for the department's. */
  readonly owner: string
  readonly name: string
  readonly shape: string
  readonly used: number
  readonly removed_at: string | null
}

/** The department's and an account's own, those taken most first. */
export function listPicks(db: ReadableDb, owner: string): readonly PickRow[] {
  return db.all(
    `SELECT id, owner, name, shape, used, removed_at
     FROM quick_pick
     WHERE owner IN ('', ?) AND removed_at IS NULL
     ORDER BY used DESC, owner = '', rowid`,
    owner,
  )
}

/** One that the account may use, removed or not. */
export function findPick(db: ReadableDb, id: QuickPickId, owner: string): PickRow | undefined {
  return db.one(
    `SELECT id, owner, name, shape, used, removed_at
     FROM quick_pick
     WHERE id = ? AND owner IN ('', ?)`,
    id,
    owner,
  )
}

export const FIND_NAME = `
  SELECT id
  FROM quick_pick
  WHERE owner = ? AND name = ? COLLATE NOCASE AND removed_at IS NULL AND id <> ?`

/** Whether another of the same owner that is offered has the name. */
export function isNameTaken(
  db: ReadableDb,
  { id, owner, name }: Pick<PickRow, 'id' | 'owner' | 'name'>,
): boolean {
  return db.one(FIND_NAME, owner, name, id) !== undefined
}

/** Whether there ever was a quick pick in the log. */
export function hasPicks(db: ReadableDb): boolean {
  return db.one('SELECT 1 AS found FROM quick_pick LIMIT 1') !== undefined
}

export function insertPick(
  db: WritableDb,
  { id, owner, name, shape }: Pick<PickRow, 'id' | 'owner' | 'name' | 'shape'>,
  at: string,
): void {
  db.run(
    `INSERT INTO quick_pick (id, owner, name, shape, used, created_at, removed_at)
     VALUES (?, ?, ?, ?, 0, ?, NULL)`,
    id,
    owner,
    name,
    shape,
    at,
  )
}

export function updatePick(
  db: WritableDb,
  { id, name, used, removed_at }: Pick<PickRow, 'id' | 'name' | 'used' | 'removed_at'>,
): void {
  db.run('UPDATE quick_pick SET name = ?, used = ?, removed_at = ? WHERE id = ?', name, used, removed_at, id)
}

/** Hands the quick picks of one owner to another, who has none yet. */
export function giveQuickPicks(
  db: WritableDb,
  { from, to }: { readonly from: string; readonly to: string },
): void {
  db.run('UPDATE quick_pick SET owner = ? WHERE owner = ?', to, from)
}
