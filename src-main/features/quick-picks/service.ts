import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import { entryShapeSchema, type QuickPick, type QuickPickId } from '#shared/contract/quick-picks.ts'
import { isEmptyShape, leftOutOf, shapeOf } from '#shared/domain/entry-shape.ts'
import type { SessionId } from '#shared/domain/session.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import { once } from '#main/features/sessions/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Ids } from '#main/ports/ids.ts'
import type { Operator } from '#main/ports/operator.ts'
import { namesPatient, readPickName } from './pick-name.ts'
import {
  findPick,
  hasPicks,
  insertPick,
  isNameTaken,
  listPicks,
  type PickRow,
  updatePick,
} from './queries.ts'
import { SHIPPED_QUICK_PICKS } from './shipped.ts'

export type QuickPicksService = Handlers['quickPicks']

type Dependencies = {
  readonly db: WritableDb
  readonly clock: Clock
  readonly ids: Ids
  readonly audit: Audit
  readonly operator: Operator
  readonly sessions: {
    readonly storedEntry: (id: SessionId) => SessionEntry | null
    readonly newestEntryBesides: (id: SessionId) => SessionEntry | null
  }
}

/** The quick picks of a log. One that never had any gets the shipped ones. */
export function createQuickPicksService(dependencies: Dependencies): QuickPicksService {
  const { db, operator, sessions } = dependencies
  ship(dependencies)
  return {
    list: () => ok(listPicks(db, operator.name()).map(pickOf)),
    make: input => make(dependencies, input),
    rename: ({ commandId, id, name: typed }) =>
      change(dependencies, { commandId, id, operation: 'renamePick', action: 'quick-pick-renamed' }, row => {
        const name = readPickName(typed)
        return name.ok ? ok({ ...row, name: name.value }) : name
      }),
    remove: ({ commandId, id }) =>
      change(
        dependencies,
        { commandId, id, operation: 'removePick', action: 'quick-pick-removed' },
        (row, at) => ok({ ...row, removed_at: at }),
      ),
    restore: ({ commandId, id }) =>
      change(dependencies, { commandId, id, operation: 'restorePick', action: 'quick-pick-restored' }, row =>
        ok({ ...row, removed_at: null }),
      ),
    countUse: ({ commandId, id }) =>
      once<{ used: number }>(dependencies, { commandId, operation: 'countPickUse' }, () => {
        const row = findPick(db, id, operator.name())
        if (!row) return fail(failure('pick-not-found'))
        const used = row.used + 1
        updatePick(db, { ...row, used })
        return ok({ used })
      }),
    previousShape: ({ besides }) => {
      const entry = sessions.newestEntryBesides(besides)
      // What another patient's record holds says nothing of this one's: its ticks are not copied.
      return ok(entry && { shape: { ...shapeOf(entry), documentation: [] }, left: leftOutOf(entry) })
    },
  }
}

function make(
  dependencies: Dependencies,
  {
    commandId,
    session,
    name: typed,
    scope,
  }: { commandId: string; session: SessionId; name: string; scope: QuickPick['scope'] },
): Result<QuickPick, Failure> {
  const { audit, db, ids, operator, sessions } = dependencies
  return once(dependencies, { commandId, operation: 'makePick' }, at => {
    const name = readPickName(typed)
    if (!name.ok) return name
    const entry = sessions.storedEntry(session)
    if (entry === null) return fail(failure('not-found'))
    const shape = shapeOf(entry)
    if (isEmptyShape(shape)) return fail(failure('pick-empty'))
    if (namesPatient(name.value, entry)) return fail(failure('pick-name-of-patient', 'name'))
    const row = {
      id: newPickId(ids),
      owner: scope === 'department' ? '' : operator.name(),
      name: name.value,
      shape: JSON.stringify(shape),
      used: 0,
      removed_at: null,
    }
    if (isNameTaken(db, row)) return fail(failure('pick-name-taken', 'name'))
    insertPick(db, row, at)
    const changes = [{ path: `quickPick.${row.id}`, from: null, to: { scope, name: row.name } }]
    audit.record(db, { at, action: 'quick-pick-made', sessionId: null, changes })
    return ok(pickOf(row))
  })
}

type Deed = {
  readonly commandId: string
  readonly id: QuickPickId
  readonly operation: string
  readonly action: string
}

function change(
  dependencies: Dependencies,
  { commandId, id, operation, action }: Deed,
  decide: (row: PickRow, at: string) => Result<PickRow, Failure>,
): Result<QuickPick, Failure> {
  const { audit, db, operator } = dependencies
  return once(dependencies, { commandId, operation }, at => {
    const row = findPick(db, id, operator.name())
    if (!row) return fail(failure('pick-not-found'))
    const next = decide(row, at)
    if (!next.ok) return next
    const { value } = next
    if (value.removed_at === null && isNameTaken(db, value)) return fail(failure('pick-name-taken', 'name'))
    updatePick(db, value)
    const changes = [{ path: `quickPick.${id}`, from: nameOf(row), to: nameOf(value) }]
    audit.record(db, { at, action, sessionId: null, changes })
    return ok(pickOf(value))
  })
}

/** A removed one stands for none. */
function nameOf({ name, removed_at }: PickRow): string | null {
  return removed_at === null ? name : null
}

function ship({ audit, clock, db, ids }: Dependencies): void {
  if (hasPicks(db)) return
  const at = clock.now()
  db.transaction(() => {
    for (const { name, shape } of SHIPPED_QUICK_PICKS) {
      insertPick(db, { id: newPickId(ids), owner: '', name, shape: JSON.stringify(shape) }, at)
    }
    const names = SHIPPED_QUICK_PICKS.map(({ name }) => name)
    const changes = [{ path: 'quickPicks', from: null, to: names }]
    audit.record(db, { at, action: 'quick-picks-shipped', sessionId: null, changes })
  })
}

/** The one place where a new id becomes that of a quick pick. */
function newPickId(ids: Ids): QuickPickId {
  return ids.next() as QuickPickId
}

function pickOf({ id, owner, name, shape, used }: PickRow): QuickPick {
  return {
    id,
    name,
    scope: owner === '' ? 'department' : 'personal',
    shape: entryShapeSchema.parse(JSON.parse(shape)),
    used,
  }
}
