import type { SignedOutWhy } from '#shared/contract/users.ts'
import type { PersonId } from '#shared/domain/person.ts'
import type { Right } from '#shared/domain/rights.ts'
import type { Clock } from '#main/ports/clock.ts'

/** Who sits at the window. */
export type Sitter =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'emergency'; readonly number: number; readonly name: string }

export type DeskState =
  | { readonly kind: 'empty'; readonly why: SignedOutWhy; readonly last: PersonId | null }
  | { readonly kind: 'taken'; readonly sitter: Sitter }

/** Who asks for something, and what they may do. */
export type Asking = {
  /** The name that stands in the audit trail. */
  readonly actor: string
  /** Null for somebody with a sealed code and for a program. */
  readonly person: PersonId | null
  readonly rights: ReadonlySet<Right>
  readonly mustChangeSecret: boolean
}

export type Desk = {
  /** How it stands now; one that nobody touched for long, or whose system went to sleep, is empty. */
  readonly state: () => DeskState
  readonly sit: (sitter: Sitter) => void
  readonly leave: (why: SignedOutWhy) => void
  readonly touch: () => void
  /** The system locks or sleeps: the window has a moment left to save. */
  readonly leaveSoon: () => void
  /** Whether the window is to save and lock now. */
  readonly isLeaving: () => boolean
}

/** What the window gets to save what was typed, once the system locks. */
const MOMENT_MS = 5_000
/** The window locks by itself when the time is up; the core waits this much longer for it. */
const IDLE_GRACE_MS = 30_000

type Dependencies = {
  readonly clock: Clock
  readonly lockAfterMinutes: (sitter: Sitter) => number
  /** Told when a turn ended without the window saying so. */
  readonly onLapse: (sitter: Sitter, why: SignedOutWhy) => void
}

type Turn = { readonly sitter: Sitter; readonly touchedMs: number; readonly leavingMs: number | null }

/** The desk: at most one person's turn. It has no timer; whoever asks finds a turn that is over ended. */
export function createDesk({ clock, lockAfterMinutes, onLapse }: Dependencies): Desk {
  const nowMs = () => Date.parse(clock.now())
  let turn: Turn | null = null
  let empty: Extract<DeskState, { kind: 'empty' }> = { kind: 'empty', why: 'start', last: null }

  function leave(why: SignedOutWhy): void {
    if (turn === null) return
    const { sitter } = turn
    empty = { kind: 'empty', why, last: sitter.kind === 'person' ? sitter.id : null }
    turn = null
  }

  function lapse(): void {
    if (turn === null) return
    const why = whyOver(turn, nowMs(), lockAfterMinutes)
    if (why === null) return
    const { sitter } = turn
    leave(why)
    onLapse(sitter, why)
  }

  return {
    state: () => {
      lapse()
      return turn === null ? empty : { kind: 'taken', sitter: turn.sitter }
    },
    sit: sitter => {
      turn = { sitter, touchedMs: nowMs(), leavingMs: null }
    },
    leave,
    touch: () => {
      lapse()
      if (turn !== null) turn = { ...turn, touchedMs: nowMs() }
    },
    leaveSoon: () => {
      if (turn !== null) turn = { ...turn, leavingMs: nowMs() }
    },
    isLeaving: () => turn !== null && turn.leavingMs !== null,
  }
}

function whyOver(
  { sitter, touchedMs, leavingMs }: Turn,
  now: number,
  lockAfterMinutes: Dependencies['lockAfterMinutes'],
): SignedOutWhy | null {
  if (leavingMs !== null && now > leavingMs + MOMENT_MS) return 'system'
  // Asked with every key that is typed: the setting is read only once it can matter.
  const idleMs = now - touchedMs - IDLE_GRACE_MS
  return idleMs > 0 && idleMs > lockAfterMinutes(sitter) * 60_000 ? 'idle' : null
}
