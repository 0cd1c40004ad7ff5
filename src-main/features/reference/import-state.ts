import type { ImportState } from '#shared/contract/reference.ts'
import { assertNever } from '#shared/base/assert-never.ts'
import type { JobOutcome, JobProgress } from './import/import-job.ts'

/** What a window is shown of an import that runs. */
export type Running = Extract<ImportState, { readonly kind: 'running' }>

export const BEGINNING: Running = {
  kind: 'running',
  phase: 'reading',
  file: '',
  rows: 0,
  percent: 0,
  secondsLeft: null,
}

/** Below this nothing can be said of the time that is left. */
const LEAST_PERCENT = 3

/** How far it is, with the time left as the time so far lets expect. */
export function runningState({ phase, file, rows, percent }: JobProgress, elapsedMs: number): Running {
  const secondsLeft =
    percent < LEAST_PERCENT ? null : Math.round((elapsedMs * (100 - percent)) / percent / 1_000)
  return { kind: 'running', phase, file, rows, percent: Math.round(percent), secondsLeft }
}

export function endState(outcome: JobOutcome): ImportState {
  switch (outcome.kind) {
    case 'built':
    case 'unchanged':
      return { kind: 'done', files: outcome.files }
    case 'asks':
    case 'refused':
    case 'cancelled':
      return outcome
    default:
      return assertNever(outcome)
  }
}
