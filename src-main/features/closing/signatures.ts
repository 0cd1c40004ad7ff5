import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { foldName } from '#main/features/sessions/index.ts'
import type { Asking, UsersService } from '#main/features/users/index.ts'
import type { Sheet } from './sheet.ts'

export type Signers = Pick<UsersService, 'hasPeople' | 'confirm' | 'asking'>

type Signatures = Sheet['signatures']

export type Signing = {
  readonly signature: string
  readonly secret: string
  /** Empty where nobody else signs. */
  readonly secondSignature: string
  readonly secondSecret: string
}

type Wish = {
  readonly signing: Signing
  readonly needsSecond: boolean
  /** The account that stands in the audit trail. */
  readonly account: string
}

/**
 * The signatures under a close. In a log with people each is a person who may close days and gives their PIN once
 * more; in one without, names are typed. The second is always of somebody else.
 */
export async function signaturesOf(signers: Signers, wish: Wish): Promise<Result<Signatures, Failure>> {
  const { signing, needsSecond } = wish
  const second = signing.secondSignature.trim()
  if (needsSecond && second === '') return fail(failure('second-signature-needed', 'secondSignature'))
  return signers.hasPeople() ? confirmed(signers, signing) : typed(signing, wish.account)
}

function typed({ signature, secondSignature }: Signing, account: string): Result<Signatures, Failure> {
  const [first, second] = [signature.trim(), secondSignature.trim()]
  if (first === '') return fail(failure('signature-needed', 'signature'))
  if (foldName(first) === foldName(second)) return fail(failure('second-signature-same', 'secondSignature'))
  const names = second === '' ? [first] : [first, second]
  return ok(names.map(name => ({ name, account })))
}

async function confirmed(signers: Signers, signing: Signing): Promise<Result<Signatures, Failure>> {
  const first = await signers.confirm({ signInName: null, secret: signing.secret })
  if (!first.ok) return fail({ ...first.error, field: 'secret' })
  const signInName = signing.secondSignature.trim()
  if (signInName === '') return ok([signatureOf(first.value)])
  const second = await signers.confirm({ signInName, secret: signing.secondSecret })
  if (!second.ok) return fail({ ...second.error, field: 'secondSecret' })
  if (second.value.person === first.value.person) {
    return fail(failure('second-signature-same', 'secondSignature'))
  }
  if (!second.value.rights.has('close-day')) return fail(failure('signature-not-allowed', 'secondSignature'))
  return ok([signatureOf(first.value), signatureOf(second.value)])
}

/**
 * The one signature of a command, whose person gave their PIN a moment ago: in a log with people their name, which
 * has to be the one signed with.
 */
export function signatureOfCommand(
  { asking }: Signers,
  name: string,
  account: string,
): Result<Signatures, Failure> {
  if (name.trim() === '') return fail(failure('signature-needed', 'signature'))
  const who = asking()
  if (who === null) return ok([{ name: name.trim(), account }])
  return foldName(who.actor) === foldName(name.trim())
    ? ok([signatureOf(who)])
    : fail(failure('signature-refused', 'signature'))
}

function signatureOf({ actor }: Asking): Signatures[number] {
  return { name: actor, account: actor }
}
