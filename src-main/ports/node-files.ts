import {
  appendFileSync,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { FileError, type FileFailure, type Files, type FileStat, type HeldFile } from './files.ts'

/** The disk of this machine, synchronous as the store is. */
export const nodeFiles: Files = {
  read: path => step('read', () => readFileSync(path)),
  readStart: (path, maxBytes) => step('read', () => readSlice(path, 0, maxBytes)),
  readSlice: (path, offset, maxBytes) => step('read', () => readSlice(path, offset, maxBytes)),
  readPieces,
  hold: path => step('read', () => hold(path)),
  copy: (from, to) => step('copy', () => copyNew(from, to)),
  create: (path, bytes, mode = 0o666) => step('create', () => writeNew(path, bytes, mode)),
  replace: (path, bytes, mode = 0o666) => step('replace', () => replace(path, bytes, mode)),
  append: (path, text) => step('append', () => appendFileSync(path, text)),
  appendBytes: (path, bytes) => step('append', () => appendFileSync(path, bytes)),
  clone: (from, to) => step('copy', () => copyFileSync(from, to, CLONE_FLAGS)),
  rename: (from, to) => step('rename', () => renameSync(from, to)),
  link: (from, to) => step('link', () => linkSync(from, to)),
  unlink: path => step('unlink', () => unlinkSync(path)),
  stat: path => step('stat', () => statOrNull(path)),
  list: folder => step('list', () => readdirSync(folder)),
  ensureFolder: (folder, mode = 0o777) =>
    step('make folder', () => void mkdirSync(folder, { recursive: true, mode })),
  setMode: (path, mode) => step('set mode', () => chmodSync(path, mode)),
  syncFile: path => step('flush', () => withDescriptor(path, 'r+', fsyncSync)),
  syncFolder: folder => step('flush folder', () => syncFolder(folder)),
}

const CLONE_FLAGS = constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE

function readSlice(path: string, offset: number, maxBytes: number): Buffer {
  return withDescriptor(path, 'r', descriptor => sliceOf(descriptor, offset, maxBytes))
}

function sliceOf(descriptor: number, offset: number, maxBytes: number): Buffer {
  const buffer = Buffer.alloc(maxBytes)
  let length = 0
  while (length < maxBytes) {
    const read = readSync(descriptor, buffer, length, maxBytes - length, offset + length)
    if (read === 0) break
    length += read
  }
  return buffer.subarray(0, length)
}

function hold(path: string): HeldFile {
  const descriptor = openSync(path, 'r')
  return {
    readSlice: (offset, maxBytes) => step('read', () => sliceOf(descriptor, offset, maxBytes)),
    close: () => closeSync(descriptor),
  }
}

const PIECE_BYTES = 1024 * 1024

function* readPieces(path: string): Generator<Buffer> {
  const descriptor = step('read', () => openSync(path, 'r'))
  try {
    for (;;) {
      const piece = Buffer.alloc(PIECE_BYTES)
      const length = step('read', () => readSync(descriptor, piece, 0, PIECE_BYTES, null))
      if (length === 0) return
      yield piece.subarray(0, length)
    }
  } finally {
    closeSync(descriptor)
  }
}

function copyNew(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_EXCL)
  withDescriptor(to, 'r+', fsyncSync)
}

/** A file that could not be written whole, as on a full disk, is not left there by half. */
function writeNew(path: string, bytes: Uint8Array, mode: number): void {
  const descriptor = openSync(path, 'wx', mode)
  let isWhole = false
  try {
    let written = 0
    while (written < bytes.length) written += writeSync(descriptor, bytes, written)
    fsyncSync(descriptor)
    isWhole = true
  } finally {
    closeSync(descriptor)
    if (!isWhole) rmSync(path, { force: true })
  }
}

function replace(path: string, bytes: Uint8Array, mode: number): void {
  const aside = join(dirname(path), `.${basename(path)}.new`)
  if (statOrNull(aside)) unlinkSync(aside)
  writeNew(aside, bytes, mode)
  renameSync(aside, path)
  syncFolder(dirname(path))
}

function statOrNull(path: string): FileStat | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  if (!stat) return null
  return {
    kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other',
    bytes: Number(stat.size),
    changedAtNs: stat.ctimeNs,
    inode: stat.ino,
    names: stat.nlink,
    mode: Number(stat.mode) & 0o777,
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  withDescriptor(folder, 'r', fsyncSync)
}

function withDescriptor<T>(path: string, flags: string, use: (descriptor: number) => T): T {
  const descriptor = openSync(path, flags)
  try {
    return use(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

const KIND_OF = new Map<string, FileFailure>([
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
  ['EEXIST', 'exists'],
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EROFS', 'denied'],
  ['EISDIR', 'denied'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['ENOTSUP', 'unsupported'],
  ['EOPNOTSUPP', 'unsupported'],
  ['ENOSYS', 'unsupported'],
  ['EXDEV', 'unsupported'],
  ['EMLINK', 'unsupported'],
])

function step<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw fileErrorOf(error, name)
  }
}

/** A failure of the system as a `FileError` that names the step; any other error as it is. */
export function fileErrorOf(error: unknown, step: string): unknown {
  const code = systemCodeOf(error)
  return code === null ? error : new FileError(KIND_OF.get(code) ?? 'other', code, step)
}

function systemCodeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
