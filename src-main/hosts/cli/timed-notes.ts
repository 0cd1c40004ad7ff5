import { note, type Terminal } from './terminal.ts'

const NOTE_EVERY_MS = 1_000

/** Says on standard error how far a piece of work is: when a step of it begins, then at most once a second. */
export function timedNotes(terminal: Terminal, ticks: () => number): (step: string, words: string) => void {
  let next = 0
  let told = ''
  return (step, words) => {
    const now = ticks()
    if (step === told && now < next) return
    told = step
    next = now + NOTE_EVERY_MS
    note(terminal, words)
  }
}
