import type { SignInChoice } from '#shared/contract/users.ts'

/** Those whose name, a part of it, or sign-in name begins with what was typed. */
export function findChoices(people: readonly SignInChoice[], typed: string): readonly SignInChoice[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return people
  return people.filter(({ name, signInName }) =>
    [signInName, name, ...name.split(/[^\p{L}\p{N}]+/u)].some(part => part.toLowerCase().startsWith(wanted)),
  )
}
