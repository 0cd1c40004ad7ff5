import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Bridge } from '#shared/contract/index.ts'
import type { DeskStanding, SignedOutWhy } from '#shared/contract/users.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { answered } from '../ui/bridge.ts'
import type { Stores } from './create-stores.ts'
import { EVERYBODY, type Person } from './person.ts'

type Standing<Kind extends DeskStanding['kind']> = Extract<DeskStanding, { kind: Kind }>

/** What the window shows: the way in, or the desk of somebody. */
export type GateView =
  | { readonly kind: 'asking' }
  | { readonly kind: 'silent'; readonly message: string }
  | { readonly kind: 'first-start' }
  | { readonly kind: 'sign-in'; readonly standing: Standing<'signed-out'> }
  | { readonly kind: 'own-secret'; readonly standing: Standing<'signed-in'> }
  /** The recovery code of a log that was just set up. */
  | { readonly kind: 'recovery'; readonly code: string | null; readonly problem: string | null }
  | { readonly kind: 'seated'; readonly stores: Stores; readonly standing: Standing<'open' | 'signed-in'> }

export type Gate = {
  readonly view: StoreApi<GateView>
  /** Asks the core who is at the desk, and goes by it. */
  readonly enter: () => Promise<void>
  /** Asks, while somebody sits here, whether their turn has ended. */
  readonly look: () => Promise<void>
  /** Somebody signed in, or tried to: the core told how it stands now. */
  readonly take: (standing: DeskStanding) => Promise<void>
  /** The first administrator was made: the recovery code is shown once before the desk is. */
  readonly showRecovery: (code: string | null, problem: string | null) => void
  /** Says that somebody is at the keys. */
  readonly touch: () => Promise<void>
  /** Saves what was typed, and locks. */
  readonly leave: (why: Exclude<SignedOutWhy, 'start'>) => Promise<void>
}

type GateDeps = {
  readonly bridge: Bridge
  readonly makeStores: (person: Person) => Stores
}

/**
 * What somebody left: the desk as it was, until another person takes theirs; then, if all of it is saved, only which
 * session was open.
 */
type Left =
  | { readonly kind: 'desk'; readonly stores: Stores; readonly saved: boolean }
  | { readonly kind: 'session'; readonly open: SessionId | null }

/** Who may see what in the window. While nobody is signed in, nothing of a patient is drawn. */
export function createGate({ bridge, makeStores }: GateDeps): Gate {
  const view = createStore<GateView>(() => ({ kind: 'asking' }))
  const left = new Map<string, Left>()
  let busy = false

  /** One change at a time: a look that was sent before the desk was taken or left says nothing any more. */
  async function alone(work: () => Promise<void>): Promise<void> {
    if (busy) return
    busy = true
    try {
      await work()
    } finally {
      busy = false
    }
  }

  async function seat(standing: Standing<'open' | 'signed-in'>): Promise<void> {
    const key = keyOf(standing)
    const before = left.get(key)
    const person = personOf(standing, () => void gate.leave('person'))
    const isSame = before?.kind === 'desk' && (!before.saved || sameRights(before.stores.person, person))
    const stores = isSame ? before.stores : makeStores(person)
    putAway(left, key)
    stores.people.tellUnseen(standing.kind === 'open' ? [] : standing.emergencies)
    await Promise.all([stores.day.refresh(), stores.worklist.refresh(), stores.review.refresh()])
    if (isSame && !before.saved) await stores.desk.flush()
    if (before?.kind === 'session' && before.open !== null) await stores.desk.open(before.open)
    void stores.reference.sets.refresh()
    void stores.backup.refresh()
    void stores.exports.lookAtAnswers()
    left.set(key, { kind: 'desk', stores, saved: false })
    view.setState({ kind: 'seated', stores, standing }, true)
  }

  async function settle(standing: DeskStanding): Promise<void> {
    switch (standing.kind) {
      case 'open':
        return seat(standing)
      case 'first-start':
        return view.setState({ kind: 'first-start' }, true)
      case 'signed-out':
        return view.setState({ kind: 'sign-in', standing }, true)
      case 'signed-in':
        return standing.mustChangeSecret
          ? view.setState({ kind: 'own-secret', standing }, true)
          : seat(standing)
    }
  }

  async function leaveDesk(why: Exclude<SignedOutWhy, 'start'>): Promise<void> {
    const now = view.getState()
    if (now.kind === 'seated') {
      const saved = await now.stores.desk.flush()
      left.set(keyOf(now.standing), { kind: 'desk', stores: now.stores, saved })
    }
    const locked = await answered(bridge.users.lock({ why }))
    if (locked.ok) await settle(locked.value)
    else view.setState({ kind: 'silent', message: locked.error.message }, true)
  }

  /** What the core says while somebody sits here: only an end of the turn changes anything. */
  async function hear(standing: DeskStanding): Promise<void> {
    if (view.getState().kind === 'seated' && standing.kind === 'signed-out')
      await leaveDesk(standing.why === 'start' ? 'system' : standing.why)
  }

  const gate: Gate = {
    view,
    enter: () =>
      alone(async () => {
        const answer = await answered(bridge.users.standing({}))
        if (answer.ok) await settle(answer.value)
        else view.setState({ kind: 'silent', message: answer.error.message }, true)
      }),
    look: () =>
      alone(async () => {
        const answer = await answered(bridge.users.standing({}))
        if (answer.ok) await hear(answer.value)
      }),
    take: standing => alone(() => settle(standing)),
    showRecovery: (code, problem) => view.setState({ kind: 'recovery', code, problem }, true),
    touch: () =>
      alone(async () => {
        const answer = await answered(bridge.users.touch({}))
        if (answer.ok) await hear(answer.value)
      }),
    leave: why => alone(() => leaveDesk(why)),
  }
  return gate
}

/** Of the others only what is not saved stays in memory; of the rest, which session was open. */
function putAway(left: Map<string, Left>, key: string): void {
  for (const [other, desk] of left) {
    if (other === key || desk.kind === 'session' || !desk.saved) continue
    desk.stores.close()
    left.set(other, {
      kind: 'session',
      open: desk.stores.desk.view.getState().current?.view.getState().id ?? null,
    })
  }
}

function keyOf(standing: Standing<'open' | 'signed-in'>): string {
  return standing.kind === 'open' ? '' : (standing.person ?? standing.name)
}

function personOf(standing: Standing<'open' | 'signed-in'>, lock: () => void): Person {
  if (standing.kind === 'open') return EVERYBODY
  const { name, person, rights } = standing
  return { name, isPerson: person !== null, rights, lock }
}

function sameRights(one: Person, other: Person): boolean {
  return one.name === other.name && one.rights.toSorted().join() === other.rights.toSorted().join()
}
