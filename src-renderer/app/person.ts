import { RIGHTS, type Right } from '#shared/domain/rights.ts'

/** Who works at the window, as its parts need to know it. */
export type Person = {
  /** Null in a log without people. */
  readonly name: string | null
  /** False in a log without people, and for somebody with a sealed code: they have no PIN to change. */
  readonly isPerson: boolean
  readonly rights: readonly Right[]
  /** Saves, ends the turn and shows who may sign in. */
  readonly lock: () => void
}

/** Everybody, in a log without people. */
export const EVERYBODY: Person = { name: null, isPerson: false, rights: RIGHTS, lock: () => undefined }

export function may({ rights }: Pick<Person, 'rights'>, right: Right): boolean {
  return rights.includes(right)
}
