/** Work that would hold up the window, done by a thread of its own, as a port. */
export type Threads = {
  /** Starts one of the program's own scripts with a piece of plain data. */
  readonly start: (script: ThreadScript, work: unknown, on: ThreadEvents) => Thread
}

/** Scripts that run as threads; each is a file of that name in `src-main/core` and in the build. */
export type ThreadScript = 'reference-worker' | 'keeping-worker' | 'share-worker' | 'report-worker'

export type ThreadEvents = {
  readonly message: (message: unknown) => void
  /** Called once, when the thread is gone; with the error that ended it, if one did. */
  readonly ended: (error: Error | null) => void
}

export type Thread = {
  readonly tell: (message: unknown) => void
  /** Ends the thread wherever it is. */
  readonly end: () => void
}
