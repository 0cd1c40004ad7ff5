import type { ImportState } from '#shared/contract/reference.ts'
import { note, type Terminal } from './terminal.ts'

type Running = Extract<ImportState, { readonly kind: 'running' }>

const NOTE_EVERY_MS = 1_000

const PHASE = {
  reading: 'Reading',
  indexing: 'Making indexes',
  checking: 'Checking',
  swapping: 'Putting it in force',
} as const satisfies Record<Running['phase'], string>

/** Says on standard error how far an import is: once a second, and when a phase begins. */
export function progressNotes(terminal: Terminal, ticks: () => number): (state: Running) => void {
  let next = 0
  let told = ''
  return state => {
    const { phase, file, rows, percent, secondsLeft } = state
    const now = ticks()
    if (phase === told && now < next) return
    told = phase
    next = now + NOTE_EVERY_MS
    const what = phase === 'reading' && file !== '' ? `${PHASE.reading} ${file}` : PHASE[phase]
    const left = secondsLeft === null ? '' : `, about ${secondsLeft} s left`
    note(terminal, `${what}: ${percent} %, ${rows} rows${left}`)
  }
}
