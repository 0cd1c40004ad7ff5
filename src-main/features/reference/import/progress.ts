import type { JobProgress } from './import-job.ts'

/** How much of the bar reading takes; indexes and checks share what is left. */
const READING_PERCENT = 70
const INDEXING_PERCENT = 85

/** Follows the bytes read of all files of a run and says how far it is. */
export type Progress = {
  readonly begin: (file: string) => void
  readonly bytes: (count: number) => void
  readonly rows: (count: number) => void
  readonly indexing: () => void
  readonly checking: () => void
}

export function followProgress(totalBytes: number, report: (progress: JobProgress) => void): Progress {
  let [file, rows, read] = ['', 0, 0]
  const tell = (phase: JobProgress['phase'], percent: number) => report({ phase, file, rows, percent })
  const reading = () => tell('reading', (READING_PERCENT * Math.min(read, totalBytes)) / (totalBytes || 1))
  return {
    begin: name => {
      file = name
      reading()
    },
    bytes: count => {
      read += count
    },
    rows: count => {
      rows += count
      reading()
    },
    indexing: () => tell('indexing', READING_PERCENT),
    checking: () => tell('checking', INDEXING_PERCENT),
  }
}
