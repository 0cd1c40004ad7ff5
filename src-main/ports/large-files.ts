import type { Readable } from 'node:stream'

/**
 * Files too large to be read whole: opened once, read anywhere, never loaded. Failures are thrown as `FileError`, as
 * in `Files`.
 */
export type LargeFiles = {
  readonly open: (path: string) => Promise<OpenFile>
}

/** A file that is open for reading. Whoever opened it closes it. */
export type OpenFile = {
  readonly bytes: number
  /** The bytes from `start` up to, not including, `end`. */
  readonly stream: (start: number, end: number) => Readable
  /** Fills `target` from `position`; resolves to the bytes read, fewer only at the end of the file. */
  readonly read: (target: Uint8Array, position: number) => Promise<number>
  readonly close: () => Promise<void>
}
