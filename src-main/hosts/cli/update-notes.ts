import { updateInWords } from '#shared/contract/update-words.ts'
import type { UpdateProgress } from '#shared/contract/app.ts'
import type { Terminal } from './terminal.ts'
import { timedNotes } from './timed-notes.ts'

/** Says on standard error how far an update of the log is. */
export function updateNotes(terminal: Terminal, ticks: () => number): (progress: UpdateProgress) => void {
  const say = timedNotes(terminal, ticks)
  return progress => say(progress.step, updateInWords(progress))
}
