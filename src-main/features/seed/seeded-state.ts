import type { Decision } from '#shared/domain/coding-answer.ts'
import type { SessionState } from '#shared/domain/session.ts'
import type { Random } from './seeded-random.ts'

/** How a session stands at the end of the seeded years. */
export type SeededState = Exclude<SessionState, 'approved'>

type Standing = {
  /** Working days that have begun since it was entered; 0 on the last day. */
  readonly age: number
  readonly decision: Decision
}

/**
 * What became of a session: of the last day most wait for the evening's export and some are being typed; before that
 * nearly all have left. What is to be reviewed waits for three working days.
 */
export function seededState({ age, decision }: Standing, random: Random): SeededState {
  if (decision === 'review' && age < 4) return 'complete'
  if (age === 0)
    return random.weighted([
      [62, 'complete'],
      [27, 'draft'],
      [8, 'held'],
      [3, 'discarded'],
    ])
  if (age < 4)
    return random.weighted([
      [90, 'exported'],
      [5, 'held'],
      [3, 'draft'],
      [2, 'discarded'],
    ])
  return random.weighted([
    [975, 'exported'],
    [4, 'held'],
    [1, 'draft'],
    [20, 'discarded'],
  ])
}
