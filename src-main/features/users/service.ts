import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { Operation } from '#shared/contract/operation.ts'
import type { DeskStanding, SignedOutWhy, SignInChoice } from '#shared/contract/users.ts'
import { RIGHT_WORDS, type Right } from '#shared/domain/rights.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { askingOf, askingPerson } from './asking.ts'
import { waitOf } from './attempt.ts'
import type { Dependencies } from './dependencies.ts'
import { createDesk, type Asking, type Desk, type Sitter } from './desk.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { peopleHandlers } from './people.ts'
import { findPersonBySignInName, hasPeople, isEnteredBy, listPeople } from './queries.ts'
import { attemptOf, recordSignIn, signInHandlers } from './sign-in.ts'

export type UsersService = Handlers['users'] & {
  /** Whether anybody was set up: from then on rights are asked for. */
  readonly hasPeople: () => boolean
  /** Who asks, if they may do what an operation needs; null in a log without people, and before anybody signed in. */
  readonly admit: (needs: Operation['needs']) => Result<Asking | null, Failure>
  /** Does work in somebody's name, to its end. */
  readonly as: <T>(asking: Asking | null, work: () => T) => T
  /** Looks at the secret of a person for one command, without giving them the desk. */
  readonly signInForCommand: (given: {
    readonly signInName: string
    readonly secret: string
  }) => Promise<Result<Asking, string>>
  /**
   * Looks at a secret for a signature: of whoever asks, or of another person by their sign-in name. Nobody gets the
   * desk by it.
   */
  readonly confirm: (given: {
    readonly signInName: string | null
    readonly secret: string
  }) => Promise<Result<Asking, Failure>>
  /** Who asks for what is going on; null in a log without people. */
  readonly asking: () => Asking | null
  /**
   * False where the department keeps entering and approving apart and whoever asks entered the session, or changed
   * what stands in it. In a log without people it is always true.
   */
  readonly mayActOn: (session: SessionId) => boolean
  /** The system locks or goes to sleep: the desk is locked as soon as the window has saved. */
  readonly lockSoon: () => void
}

/** For a person with a sealed code the desk stays open as long as any may: the code cannot be used again. */
const EMERGENCY_MINUTES = 60

/** Who is at the desk, who may do what, and the people of the log. */
export function createUsersService(dependencies: Dependencies): UsersService {
  const { db, asked, settings } = dependencies
  let known = false
  // Nobody is ever deleted: once there are people, there always are.
  const isPeopled = () => (known ||= hasPeople(db))
  const desk = createDesk({
    clock: dependencies.clock,
    lockAfterMinutes: sitter => minutesOf(dependencies, sitter),
    onLapse: (sitter, why) => recordLeaving(dependencies, sitter, why),
  })
  const seated = () => askingAt(dependencies, desk)
  const standing = (): DeskStanding => {
    if (isPeopled()) return standingOf(dependencies, desk)
    return { kind: settings().training ? 'open' : 'first-start' }
  }
  const queue = oneAtATime()
  const lock = (why: SignedOutWhy) => {
    const state = desk.state()
    desk.leave(why)
    if (state.kind === 'taken') recordLeaving(dependencies, state.sitter, why)
    return ok(standing())
  }
  return {
    hasPeople: isPeopled,
    admit: needs => (isPeopled() ? admit(asked.by() ?? seated(), needs) : ok(null)),
    as: asked.in,
    signInForCommand: given => queue(() => signInForCommand(dependencies, given)),
    confirm: given => queue(() => confirm(dependencies, given)),
    asking: asked.by,
    mayActOn: session => {
      const person = asked.by()?.person ?? null
      return person === null || !settings().ownEntriesWithheld || !isEnteredBy(db, session, person)
    },
    lockSoon: desk.leaveSoon,
    standing: () => ok(standing()),
    lock: ({ why }) => lock(why),
    touch: () => {
      desk.touch()
      return ok(standing())
    },
    ...signInHandlers({ ...dependencies, desk, standing, queue }),
    ...peopleHandlers(dependencies),
  }
}

function admit(asking: Asking | null, needs: Right | 'anyone'): Result<Asking | null, Failure> {
  if (needs === 'anyone') return ok(asking)
  if (asking === null) return fail(failure('not-signed-in'))
  if (asking.mustChangeSecret) return fail(failure('secret-must-change'))
  if (asking.rights.has(needs)) return ok(asking)
  const message = `You may not ${RIGHT_WORDS[needs]}. An administrator can give you that right.`
  return fail({ code: 'not-allowed', message })
}

function askingAt({ db }: Dependencies, desk: Desk): Asking | null {
  const state = desk.state()
  if (state.kind === 'empty') return null
  const asking = askingOf(db, state.sitter)
  if (asking === null) desk.leave('system')
  return asking
}

function standingOf(dependencies: Dependencies, desk: Desk): DeskStanding {
  const asking = askingAt(dependencies, desk)
  const state = desk.state()
  if (asking === null || state.kind === 'empty') {
    const [why, last] = state.kind === 'empty' ? [state.why, state.last] : (['system', null] as const)
    return { kind: 'signed-out', why, last, people: choices(dependencies) }
  }
  if (desk.isLeaving()) {
    return { kind: 'signed-out', why: 'system', last: asking.person, people: choices(dependencies) }
  }
  return {
    kind: 'signed-in',
    person: asking.person,
    name: asking.actor,
    rights: [...asking.rights],
    mustChangeSecret: asking.mustChangeSecret,
    lockAfterMinutes: minutesOf(dependencies, state.sitter),
  }
}

function minutesOf({ settings }: Dependencies, { kind }: Sitter): number {
  return kind === 'emergency' ? EMERGENCY_MINUTES : Number(settings().lockAfterMinutes)
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

function recordLeaving({ db, audit, asked }: Dependencies, sitter: Sitter, why: SignedOutWhy): void {
  const changes = [{ path: 'desk', from: 'open', to: `locked: ${why}` }]
  asked.in(askingOf(db, sitter), () =>
    db.transaction(() => audit.record(db, { action: 'desk-locked', sessionId: null, changes })),
  )
}

async function confirm(
  dependencies: Dependencies,
  { signInName, secret }: { readonly signInName: string | null; readonly secret: string },
): Promise<Result<Asking, Failure>> {
  const { db, asked } = dependencies
  const id =
    signInName === null ? asked.by()?.person : findPersonBySignInName(db, signInName.trim().toLowerCase())?.id
  if (!id) return fail(failure('person-unknown'))
  const attempt = await attemptOf(dependencies, id, secret)
  if (!attempt.ok) return attempt
  const { value } = attempt
  if (value.kind === 'right') return ok(askingPerson(value.row))
  return fail({ ...failure('signature-refused'), message: value.message })
}

async function signInForCommand(
  dependencies: Dependencies,
  { signInName, secret }: { readonly signInName: string; readonly secret: string },
): Promise<Result<Asking, string>> {
  const found = findPersonBySignInName(dependencies.db, signInName.trim().toLowerCase())
  const attempt = found ? await attemptOf(dependencies, found.id, secret) : fail(failure('person-unknown'))
  if (!attempt.ok) return fail(attempt.error.message)
  if (attempt.value.kind === 'refused') {
    const { message, waitSeconds } = attempt.value
    return fail(waitSeconds > 0 ? `${message} The next try is looked at in ${waitSeconds} s.` : message)
  }
  recordSignIn(dependencies, attempt.value.row, 'command line')
  return ok(askingPerson(attempt.value.row))
}
