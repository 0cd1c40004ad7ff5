import { note, type Terminal } from './terminal.ts'

const NOTE_EVERY_MS = 1_000

/** Says on standard error how far a piece of work is: at its first word, then at most once a second. */
export function percentNotes(
  terminal: Terminal,
  ticks: () => number,
  what: string,
): (percent: number) => void {
  let next = 0
  return percent => {
    const now = ticks()
    if (now < next) return
    next = now + NOTE_EVERY_MS
    note(terminal, `${what}: ${percent} %`)
  }
}
