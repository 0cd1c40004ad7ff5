import type { DeskStanding, SignedOutWhy, SignInChoice } from '#shared/contract/users.ts'
import type { PersonId } from '#shared/domain/person.ts'
import { askingOf } from './asking.ts'
import { waitOf } from './attempt.ts'
import type { Dependencies } from './dependencies.ts'
import type { Asking, Desk, Sitter } from './desk.ts'
import { hasSealedCode, unseenEmergencies } from './emergency.ts'
import { listPeople } from './queries.ts'

/** For a person with a sealed code the desk stays open as long as any may: the code cannot be used again. */
const EMERGENCY_MINUTES = 60

/** Minutes without a key after which a turn is over. */
export function minutesOf({ settings }: Dependencies, { kind }: Sitter): number {
  return kind === 'emergency' ? EMERGENCY_MINUTES : Number(settings().lockAfterMinutes)
}

/** Who sits at the desk, with the rights they have now. */
export function askingAt({ db }: Dependencies, desk: Desk): Asking | null {
  const state = desk.state()
  if (state.kind === 'empty') return null
  const asking = askingOf(db, state.sitter)
  if (asking === null) desk.leave('system')
  return asking
}

/** How the desk of a log with people stands. */
export function standingOf(dependencies: Dependencies, desk: Desk): DeskStanding {
  const asking = askingAt(dependencies, desk)
  const state = desk.state()
  if (asking === null || state.kind === 'empty') {
    const [why, last] = state.kind === 'empty' ? [state.why, state.last] : (['system', null] as const)
    return signedOut(dependencies, why, last)
  }
  if (desk.isLeaving()) return signedOut(dependencies, 'system', asking.person)
  return {
    kind: 'signed-in',
    person: asking.person,
    name: asking.actor,
    rights: [...asking.rights],
    mustChangeSecret: asking.mustChangeSecret,
    lockAfterMinutes: minutesOf(dependencies, state.sitter),
    emergencies: asking.rights.has('administer') ? unseenEmergencies(dependencies.db) : [],
  }
}

function signedOut(dependencies: Dependencies, why: SignedOutWhy, last: PersonId | null): DeskStanding {
  const { db } = dependencies
  return { kind: 'signed-out', why, last, people: choices(dependencies), hasEmergencyCode: hasSealedCode(db) }
}

function choices(dependencies: Dependencies): readonly SignInChoice[] {
  return listPeople(dependencies.db)
    .filter(({ active }) => active === 1)
    .map(row => ({
      id: row.id,
      name: row.name,
      signInName: row.sign_in_name,
      waitSeconds: row.locked_out === 1 ? 0 : waitOf(dependencies, row),
      lockedOut: row.locked_out === 1,
    }))
}
