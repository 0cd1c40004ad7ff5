import { hash } from 'node:crypto'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { DeskStanding, EmergencyCode, EmergencyUse } from '#shared/contract/users.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { newRecoveryCode, readRecoveryCode } from '#main/features/backup/index.ts'
import { askingOf } from './asking.ts'
import type { Sitter } from './desk.ts'
import {
  findEmergencyCode,
  findSealedCode,
  insertEmergencyCode,
  listEmergencyCodes,
  updateEmergencyCode,
  type EmergencyRow,
} from './emergency-queries.ts'
import { hasPeople } from './queries.ts'
import type { SigningIn } from './sign-in.ts'

type EmergencyHandlers = Pick<
  Handlers['users'],
  | 'emergencyCodes'
  | 'makeEmergencyCode'
  | 'withdrawEmergencyCode'
  | 'acknowledgeEmergency'
  | 'useEmergencyCode'
>

/** Sealed codes: whoever opens the envelope can see and enter, once, under a name and a reason. */
export function emergencyHandlers(signingIn: SigningIn): EmergencyHandlers {
  const { db, clock, queue } = signingIn
  return {
    emergencyCodes: () => ok(listEmergencyCodes(db).map(codeOf)),
    makeEmergencyCode: () => ok(makeCode(signingIn)),
    withdrawEmergencyCode: ({ number }) =>
      change(signingIn, number, {
        action: 'emergency-code-withdrawn',
        to: row => (row.used_at === null ? { ...row, withdrawn_at: row.withdrawn_at ?? clock.now() } : null),
      }),
    acknowledgeEmergency: ({ number }) =>
      change(signingIn, number, {
        action: 'emergency-acknowledged',
        to: row =>
          row.used_at === null ? null : { ...row, acknowledged_at: row.acknowledged_at ?? clock.now() },
      }),
    useEmergencyCode: input => queue(async () => useCode(signingIn, input)),
  }
}

/** Whether a code lies in its envelope. */
export function hasSealedCode(db: ReadableDb): boolean {
  return listEmergencyCodes(db).some(row => row.used_at === null && row.withdrawn_at === null)
}

/** What administrators have not yet said that they know of. */
export function unseenEmergencies(db: ReadableDb): readonly EmergencyUse[] {
  return listEmergencyCodes(db).flatMap(row => {
    const use = useOf(row)
    return use === null || row.acknowledged_at !== null ? [] : [use]
  })
}

function makeCode({ db, clock, audit }: SigningIn): { readonly number: number; readonly code: string } {
  const code = newRecoveryCode()
  return db.transaction(() => {
    const made = { code_hash: hashOf(code.replaceAll('-', '')), made_at: clock.now(), made_by: audit.actor }
    const number = insertEmergencyCode(db, made)
    const changes = [{ path: `emergencyCode.${number}`, from: null, to: 'sealed' }]
    audit.record(db, { action: 'emergency-code-made', sessionId: null, changes })
    return { number, code }
  })
}

type Use = { readonly code: string; readonly name: string; readonly reason: string }

function useCode(signingIn: SigningIn, { code, name, reason }: Use): Result<DeskStanding, Failure> {
  const { db, clock, audit, asked, desk, standing } = signingIn
  const read = readRecoveryCode(code)
  if (read === null || !hasPeople(db)) return fail(failure('emergency-code-wrong', 'code'))
  const sitter = db.transaction((): Sitter | null => {
    const row = findSealedCode(db, hashOf(read))
    if (!row) {
      audit.record(db, { action: 'emergency-code-refused', sessionId: null, changes: [], reason: name })
      return null
    }
    updateEmergencyCode(db, { ...row, used_at: clock.now(), used_by: name, reason })
    const changes = [{ path: `emergencyCode.${row.number}`, from: 'sealed', to: 'used' }]
    const used: Sitter = { kind: 'emergency', number: row.number, name }
    asked.in(askingOf(db, used), () =>
      audit.record(db, { action: 'emergency-access', sessionId: null, changes, reason }),
    )
    return used
  })
  if (sitter === null) return fail(failure('emergency-code-wrong', 'code'))
  desk.sit(sitter)
  return ok(standing())
}

type Change = {
  readonly action: string
  /** Null where it cannot be done with the code as it is. */
  readonly to: (row: EmergencyRow) => EmergencyRow | null
}

function change(
  { db, audit }: SigningIn,
  number: number,
  { action, to }: Change,
): Result<readonly EmergencyCode[], Failure> {
  return db.transaction(() => {
    const row = findEmergencyCode(db, number)
    const after = row && to(row)
    if (!row || !after) return fail(failure('emergency-code-unknown'))
    updateEmergencyCode(db, after)
    const changes = [{ path: `emergencyCode.${number}`, from: stateOf(row), to: stateOf(after) }]
    audit.record(db, { action, sessionId: null, changes })
    return ok(listEmergencyCodes(db).map(codeOf))
  })
}

function stateOf(row: EmergencyRow): EmergencyCode['state'] {
  if (row.withdrawn_at !== null) return 'withdrawn'
  if (row.used_at === null) return 'sealed'
  return row.acknowledged_at === null ? 'used' : 'acknowledged'
}

function codeOf(row: EmergencyRow): EmergencyCode {
  return {
    number: row.number,
    state: stateOf(row),
    madeAt: row.made_at,
    madeBy: row.made_by,
    use: useOf(row),
  }
}

function useOf({ number, used_at, used_by, reason }: EmergencyRow): EmergencyUse | null {
  if (used_at === null || used_by === null || reason === null) return null
  return { number, usedAt: used_at, usedBy: used_by, reason }
}

/** Of 145 random bits, which nobody guesses: no slow derivation is needed. */
function hashOf(code: string): string {
  return hash('sha256', code)
}
