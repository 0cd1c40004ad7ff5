import type { CodePair } from '#shared/contract/reference.ts'

/** Whether two codes may stand together, in the fewest words: shape and tone go with them. */
export const PAIR_MARK = {
  0: { icon: 'block', words: 'never together', tone: 'bad' },
  1: { icon: 'review', words: 'a modifier helps', tone: 'warn' },
  9: { icon: 'info', words: 'no longer an edit', tone: 'soft' },
} as const satisfies Record<CodePair['indicator'], object>

/** The other code of a pair, and what becomes of it: the second column is not paid beside the first. */
export function otherOf(
  code: string,
  { column1, column2 }: CodePair,
): {
  readonly other: string
  readonly unpaid: string
} {
  return { other: code === column1 ? column2 : column1, unpaid: column2 }
}

/** `since 2020-01-01`, or both days of a pair that has ended. */
export function pairPeriod({ effective, deletion }: CodePair): string {
  return deletion === null ? `since ${effective}` : `${effective} – ${deletion}`
}
