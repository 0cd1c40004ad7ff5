import { nodePause, type Pause } from '#main/ports/pause.ts'

/** The turns between the pieces of long work; a story stops the work at one of them to look at it half way. */
export type HeldPause = {
  readonly pause: Pause
  /** From now on the turn of this count is the last one, until it is let go. */
  readonly holdAt: (turn: number) => void
  readonly letGo: () => void
}

export function heldPause(): HeldPause {
  let turnsLeft = Infinity
  let goOn: () => void = () => {}
  return {
    pause: async () => {
      turnsLeft -= 1
      if (turnsLeft === 0) await new Promise<void>(resolve => (goOn = resolve))
      await nodePause()
    },
    holdAt: turn => {
      turnsLeft = turn
    },
    letGo: () => goOn(),
  }
}
