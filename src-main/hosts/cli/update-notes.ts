import { updateInWords } from '#shared/contract/update-words.ts'
import type { UpdateProgress } from '#shared/contract/app.ts'
import { note, type Terminal } from './terminal.ts'

const NOTE_EVERY_MS = 1_000

/** Says on standard error how far an update of the log is: when a step begins, then at most once a second. */
export function updateNotes(terminal: Terminal, ticks: () => number): (progress: UpdateProgress) => void {
  let next = 0
  let told = ''
  return progress => {
    const now = ticks()
    if (progress.step === told && now < next) return
    told = progress.step
    next = now + NOTE_EVERY_MS
    note(terminal, updateInWords(progress))
  }
}
