import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { askingPerson } from './asking.ts'
import type { Dependencies } from './dependencies.ts'
import type { Asking } from './desk.ts'
import { resetSecret } from './people.ts'
import { findPersonBySignInName } from './queries.ts'
import { attemptOf, recordSignIn } from './sign-in.ts'

/** Looks at a secret for a signature; of whoever asks for null. */
export async function confirm(
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

/** Looks at the secret of a person for one command. */
export async function signInForCommand(
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

/** Gives a person a PIN that serves once, in the name of the account of the computer. */
export async function resetByIt(dependencies: Dependencies, signInName: string): Promise<string | null> {
  const person = findPersonBySignInName(dependencies.db, signInName.trim().toLowerCase())
  const reset = person && (await resetSecret(dependencies, person.id))
  return reset?.ok === true ? reset.value.oneTimeSecret : null
}
