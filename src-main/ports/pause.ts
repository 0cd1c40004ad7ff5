import { setImmediate } from 'node:timers/promises'

/** Lets everybody else have their turn before long work goes on: the window asks and is answered meanwhile. */
export type Pause = () => Promise<void>

export const nodePause: Pause = () => setImmediate()
