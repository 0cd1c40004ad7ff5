import type { JobProgress } from './import-job.ts'

const TELL_EVERY_MS = 150

/** Hands progress on at most a few times a second, and at once when a phase or a file begins. */
export function throttled(
  tell: (progress: JobProgress) => void,
  ticks: () => number,
): (progress: JobProgress) => void {
  let next = 0
  let told = ''
  return progress => {
    const now = ticks()
    const part = `${progress.phase} ${progress.file}`
    if (part === told && now < next) return
    told = part
    next = now + TELL_EVERY_MS
    tell(progress)
  }
}
