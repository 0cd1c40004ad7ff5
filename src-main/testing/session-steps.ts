import { randomUUID } from 'node:crypto'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { OpenSession, Saved } from '#shared/contract/sessions.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'
import { anEntry } from './an-entry.ts'
import type { SessionsOn } from './sessions-on.ts'

type Outcome<T> = Result<T, Failure> | Promise<Result<T, Failure>>

export async function done<T>(outcome: Outcome<T>): Promise<T> {
  const result = await outcome
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.field ?? ''}`)
  return result.value
}

export async function refused(outcome: Outcome<unknown>): Promise<string> {
  const result = await outcome
  return result.ok ? 'done' : result.error.code
}

/** The wish to change a session as it was last seen. */
export function on({ id, revision }: Saved | OpenSession) {
  return { commandId: randomUUID(), id, revision }
}

export function begin({ sessions }: SessionsOn): Promise<OpenSession> {
  return done(sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' }))
}

export async function aDraft(world: SessionsOn, entry: SessionEntry): Promise<Saved> {
  return done(world.sessions.saveDraft({ ...on(await begin(world)), entry }))
}

export async function aComplete(world: SessionsOn, entry: SessionEntry = anEntry()): Promise<Saved> {
  return done(world.sessions.complete({ ...on(await begin(world)), entry }))
}

export const linesIn = ({ db }: SessionsOn) =>
  db.all(
    `SELECT claim, position, code, units, modifiers, side FROM charge_line ORDER BY claim DESC, position`,
  )

export const actionsIn = ({ db }: SessionsOn) =>
  db
    .all<{ action: string }>('SELECT action FROM audit_event ORDER BY seq')
    .map(({ action }) => action)
    .slice(1)

/** Everything in the database, to see that a refusal wrote nothing. */
export const everythingIn = ({ db }: SessionsOn) => [
  db.all('SELECT id, revision, state, entry, hold_reason FROM session ORDER BY id'),
  db.all('SELECT id FROM charge_line ORDER BY id'),
  db.all('SELECT seq, hash FROM audit_event ORDER BY seq'),
  db.all('SELECT id FROM command ORDER BY id'),
]
