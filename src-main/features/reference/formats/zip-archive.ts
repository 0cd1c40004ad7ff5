import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream'
import { callbackify } from 'node:util'
import { crc32, createInflateRaw } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import type { OpenFile } from '#main/ports/large-files.ts'
import { type Container, openContainer, withOpenFile } from './container.ts'
import { LIMITS } from './limits.ts'
import { SourceFault } from './source-fault.ts'

/** A file in a zip. Nothing is ever unpacked to disk. */
export type ArchiveEntry = {
  readonly name: string
  /** As the archive declares; reading stops with a problem where the data differs. */
  readonly bytes: number
  readonly open: () => AsyncIterable<Buffer>
}

const STORED = 0
const DEFLATED = 8
const INFLATED_CHUNK_BYTES = 256 * 1024

/** The files of a zip, without its folders. Throws `SourceFault` for one that is cut off, encrypted or too large. */
export async function listEntries(container: Container): Promise<readonly ArchiveEntry[]> {
  return withOpenFile(container, async file => {
    const entries: Entry[] = []
    try {
      const zip = await openZip(file)
      for await (const entry of zip.eachEntry()) {
        if (entries.length >= LIMITS.archiveEntries) throw tooMany(container.name)
        entries.push(entry)
      }
    } catch (error) {
      throw archiveFault(container.name, null, error)
    }
    const files = entries.filter(entry => !entry.fileName.endsWith('/'))
    requireModestSizes(container.name, files)
    return files.map(entry => ({
      name: entry.fileName,
      bytes: entry.uncompressedSize,
      open: () => readEntry(container, entry),
    }))
  })
}

/** The decompressed bytes, checked against the size and the check sum that the archive declares. */
async function* readEntry(container: Container, entry: Entry): AsyncGenerator<Buffer> {
  requireReadable(container.name, entry)
  const file = await openContainer(container)
  let raw: Readable | null = null
  try {
    const zip = await openZip(file)
    raw = await zip.openReadStreamPromise(entry, { decodeFileData: false })
    let bytes = 0
    let sum = 0
    for await (const piece of entry.compressionMethod === STORED ? raw : inflated(raw)) {
      bytes += piece.length
      sum = crc32(piece, sum)
      if (bytes > entry.uncompressedSize) throw differs(container.name, entry)
      yield piece
    }
    if (bytes !== entry.uncompressedSize || sum !== entry.crc32) throw differs(container.name, entry)
  } catch (error) {
    throw archiveFault(container.name, entry.fileName, error)
  } finally {
    raw?.destroy()
    await file.close()
  }
}

function inflated(raw: Readable): Readable {
  const inflate = createInflateRaw({ chunkSize: INFLATED_CHUNK_BYTES })
  // A failure reaches the reader of the inflated stream, which pipeline destroys with it.
  pipeline(raw, inflate, () => {})
  return inflate
}

function openZip(file: OpenFile): Promise<ZipFile> {
  return fromRandomAccessReaderPromise(new FileReader(file), file.bytes, { autoClose: false })
}

/** The file is closed by whoever opened it, not by the zip library. */
class FileReader extends RandomAccessReader {
  readonly #file: OpenFile

  constructor(file: OpenFile) {
    super()
    this.#file = file
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.#file.stream(start, end)
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const fill = async () => {
      const read = await this.#file.read(buffer.subarray(offset, offset + length), position)
      if (read < length) throw new Error('unexpected end of the file')
    }
    callbackify(fill)(callback)
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null)
  }
}

function requireReadable(archive: string, entry: Entry): void {
  if (entry.isEncrypted()) {
    throw fault(archive, 'a zip without a password', `${entry.fileName} is encrypted`)
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw fault(
      archive,
      'a zip compressed with "deflate"',
      `${entry.fileName} is compressed with method ${entry.compressionMethod}; pack it again`,
    )
  }
}

function requireModestSizes(archive: string, entries: readonly Entry[]): void {
  let total = 0
  for (const { fileName, uncompressedSize, compressedSize } of entries) {
    total += uncompressedSize
    const expands = uncompressedSize > LIMITS.expansionFreeBytes
    if (uncompressedSize > LIMITS.memberBytes || total > LIMITS.archiveBytes) {
      throw fault(archive, `files of at most ${inMebibytes(LIMITS.memberBytes)}`, `more, at ${fileName}`)
    }
    if (expands && uncompressedSize > compressedSize * LIMITS.expansion) {
      throw fault(
        archive,
        `files that unpack to at most ${LIMITS.expansion} times their size`,
        `${fileName} unpacks from ${compressedSize} to ${uncompressedSize} bytes`,
      )
    }
  }
}

function inMebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`
}

function tooMany(archive: string): SourceFault {
  return fault(archive, `a zip of at most ${LIMITS.archiveEntries} files`, 'more of them')
}

function differs(archive: string, entry: Entry): SourceFault {
  return fault(
    archive,
    'data that agree with the check sums of the zip',
    `${entry.fileName} is damaged; load the file again`,
  )
}

function fault(file: string, expected: string, found: string): SourceFault {
  return new SourceFault({ file, line: null, expected, found })
}

/** A complaint of the zip or inflate library as a problem; a `SourceFault` of our own stays as it is. */
function archiveFault(archive: string, member: string | null, error: unknown): unknown {
  if (error instanceof SourceFault || !(error instanceof Error) || error.name === 'FileError') return error
  if (/end of central directory/i.test(error.message)) {
    return fault(archive, 'a whole zip archive', 'one that is cut off or is none; load the file again')
  }
  const place = member === null ? '' : ` at ${member}`
  return fault(archive, 'a whole zip archive', `damaged data${place} (${error.message}); load the file again`)
}
