/**
 * The disk, as a port. Expected failures are thrown as `FileError`, which knows its kind: the callers are sequences
 * of ten small steps that read as a sequence, and turn a failure into a value once, with `attempt`.
 */
export type Files = {
  readonly read: (path: string) => Buffer
  /** The first bytes of a file, at most `maxBytes`. */
  readonly readStart: (path: string, maxBytes: number) => Buffer
  /** Bytes from a place in a file, fewer where it ends before. */
  readonly readSlice: (path: string, offset: number, maxBytes: number) => Buffer
  /** A file piece by piece, for what does not fit in memory. */
  readonly readPieces: (path: string) => Iterable<Buffer>
  /** Keeps a file open, to read its bytes while a database has it open too: see `HeldFile`. */
  readonly hold: (path: string) => HeldFile
  /** Copies a file to a new name, flushed; fails with `exists` where something has the name. */
  readonly copy: (from: string, to: string) => void
  /** A new file, flushed to the disk before this returns. Fails with `exists` where something has the name. */
  readonly create: (path: string, bytes: Uint8Array, mode?: number) => void
  /** Replaces a file whole: written aside, flushed, renamed over it, the folder flushed. */
  readonly replace: (path: string, bytes: Uint8Array, mode?: number) => void
  /** Adds to the end; not flushed. For logs. */
  readonly append: (path: string, text: string) => void
  /** Adds to the end; not flushed. */
  readonly appendBytes: (path: string, bytes: Uint8Array) => void
  /** A new file with the bytes of another, shared with it where the disk can; not flushed. Fails with `exists`. */
  readonly clone: (from: string, to: string) => void
  readonly rename: (from: string, to: string) => void
  /** A second name for a file; fails with `exists` instead of overwriting. */
  readonly link: (from: string, to: string) => void
  readonly unlink: (path: string) => void
  /** Null where there is nothing of that name. */
  readonly stat: (path: string) => FileStat | null
  readonly list: (folder: string) => readonly string[]
  /** Makes the folder and those above it; an existing one is left as it is. */
  readonly ensureFolder: (folder: string, mode?: number) => void
  readonly setMode: (path: string, mode: number) => void
  /** Flushes a file's bytes to the disk. */
  readonly syncFile: (path: string) => void
  /** Flushes a folder's names to the disk, where the system can (Windows does it by itself). */
  readonly syncFolder: (folder: string) => void
}

/**
 * A file that is held open. On POSIX systems closing a file gives up every lock that this process has on it, so the
 * file of an open database may only be read through a handle that is closed after the database is.
 */
export type HeldFile = {
  /** Bytes from a place in the file, fewer where it ends before. */
  readonly readSlice: (offset: number, maxBytes: number) => Buffer
  readonly close: () => void
}

export type FileStat = {
  readonly kind: 'file' | 'folder' | 'other'
  readonly bytes: number
  /** When name, content or mode last changed, in nanoseconds: a link or rename changes it, reading does not. */
  readonly changedAtNs: bigint
  readonly inode: bigint
  /** Number of names the file has. */
  readonly names: bigint
  /** Permission bits; says nothing on Windows. */
  readonly mode: number
}

export const FILE_FAILURES = ['missing', 'exists', 'denied', 'full', 'unsupported', 'other'] as const
export type FileFailure = (typeof FILE_FAILURES)[number]

/** A failed step on the disk. The message names the step and the system's code, never a path. */
export class FileError extends Error {
  override readonly name = 'FileError'
  readonly kind: FileFailure
  readonly systemCode: string

  constructor(kind: FileFailure, systemCode: string, step: string) {
    super(`${step}: ${systemCode}`)
    this.kind = kind
    this.systemCode = systemCode
  }
}
