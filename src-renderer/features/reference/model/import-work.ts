import type { ImportState } from '#shared/contract/reference.ts'
import { timeLeft } from './time-left.ts'

/** The import as the window sees it: before the core reads a file, its bytes are handed over. */
export type ImportWork = ImportState | HandingOver

export type HandingOver = {
  readonly kind: 'handing-over'
  readonly file: string
  readonly sentBytes: number
  readonly allBytes: number
}

/** How far an import is, in numbers and words. */
export type ImportProgress = {
  readonly percent: number
  /** Such as `Reading ccipra-v323r0-f1.TXT`. */
  readonly doing: string
  /** Such as `1,204,000 rows · about 45 s left`. */
  readonly detail: string
}

const PHASE_WORDS = {
  reading: 'Reading',
  indexing: 'Indexing',
  checking: 'Checking',
  swapping: 'Putting into force',
} as const

/** Null unless an import is under way. */
export function progressOf(work: ImportWork): ImportProgress | null {
  if (work.kind === 'handing-over') {
    const percent = work.allBytes === 0 ? 100 : Math.floor((100 * work.sentBytes) / work.allBytes)
    return { percent, doing: `Opening ${work.file}`, detail: '' }
  }
  if (work.kind !== 'running') return null
  const detail = [inGroups(work.rows, 'row'), timeLeft(work.secondsLeft)].filter(Boolean).join(' · ')
  return { percent: Math.floor(work.percent), doing: `${PHASE_WORDS[work.phase]} ${work.file}`, detail }
}

/** `1 row`, `1,204,000 rows`. */
export function inGroups(count: number, one: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : `${one}s`}`
}
