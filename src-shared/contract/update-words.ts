import type { UpdateProgress } from './app.ts'

const MEGABYTE = 1024 * 1024

/** What is done with a log before it is opened, without how far that is. */
export function stepInWords({ step }: UpdateProgress): string {
  return STEPS[step]
}

const STEPS = {
  copying: 'Copying the log before the update',
  checking: 'Reading the copy',
  updating: 'The copy is whole. Updating the log',
} as const satisfies Record<UpdateProgress['step'], string>

/** The same with how far it is: `Copying the log before the update: 512 of 1087 MB`. */
export function updateInWords(progress: UpdateProgress): string {
  const words = stepInWords(progress)
  switch (progress.step) {
    case 'copying':
      return `${words}: ${megabytes(progress.doneBytes)} of ${megabytes(progress.ofBytes)} MB`
    case 'checking':
      return `${words}: ${progress.percent} %`
    case 'updating':
      return `${words}.`
  }
}

/** How much of the step is done, from 0 to 1; null where nobody knows. */
export function shareOfUpdate(progress: UpdateProgress): number | null {
  switch (progress.step) {
    case 'copying':
      return progress.ofBytes === 0 ? 0 : progress.doneBytes / progress.ofBytes
    case 'checking':
      return progress.percent / 100
    case 'updating':
      return null
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / MEGABYTE)
}
