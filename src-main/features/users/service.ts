import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { Operation } from '#shared/contract/operation.ts'
import type { DeskStanding, SignedOutWhy } from '#shared/contract/users.ts'
import { RIGHT_WORDS, type Right } from '#shared/domain/rights.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { accountHandlers, askingWithKey } from './accounts.ts'
import { askingOf } from './asking.ts'
import type { Dependencies } from './dependencies.ts'
import { createDesk, type Asking, type Sitter } from './desk.ts'
import { emergencyHandlers } from './emergency.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { peopleHandlers } from './people.ts'
import { hasPeople, isEnteredBy } from './queries.ts'
import { signInHandlers } from './sign-in.ts'
import { askingAt, minutesOf, standingOf } from './standing.ts'
import { confirm, resetByIt, signInForCommand } from './without-the-desk.ts'

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
  /** Takes the content of an account's key file for one command. */
  readonly signInWithKey: (content: string) => Result<Asking, string>
  /** Gives a person a PIN that serves once, for IT with the recovery code; null when nobody has the sign-in name. */
  readonly resetByIt: (signInName: string) => Promise<string | null>
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
  const signingIn = { ...dependencies, desk, standing, queue }
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
    signInWithKey: content => askingWithKey(dependencies, content),
    resetByIt: signInName => resetByIt(dependencies, signInName),
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
    ...signInHandlers(signingIn),
    ...peopleHandlers(dependencies),
    ...accountHandlers(dependencies),
    ...emergencyHandlers(signingIn),
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

function recordLeaving({ db, audit, asked }: Dependencies, sitter: Sitter, why: SignedOutWhy): void {
  const changes = [{ path: 'desk', from: 'open', to: `locked: ${why}` }]
  asked.in(askingOf(db, sitter), () =>
    db.transaction(() => audit.record(db, { action: 'desk-locked', sessionId: null, changes })),
  )
}
