import type { Terminal } from './terminal.ts'
import { timedNotes } from './timed-notes.ts'

/** Says on standard error how many percent of a piece of work are done. */
export function percentNotes(
  terminal: Terminal,
  ticks: () => number,
  what: string,
): (percent: number) => void {
  const say = timedNotes(terminal, ticks)
  return percent => say('', `${what}: ${percent} %`)
}
