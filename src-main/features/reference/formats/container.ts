import { Readable } from 'node:stream'
import { FileError } from '#main/ports/files.ts'
import type { OpenFile } from '#main/ports/large-files.ts'
import { SourceFault } from './source-fault.ts'

/** Bytes that can be opened again and again and read anywhere: a file on disk, or one held in memory. */
export type Container = { readonly name: string; readonly open: () => Promise<OpenFile> }

/** Bytes in memory, read as a file is. */
export function memoryContainer(name: string, bytes: Buffer): Container {
  const file: OpenFile = {
    bytes: bytes.length,
    stream: (start, end) => Readable.from(end <= start ? [] : [bytes.subarray(start, end)]),
    read: async (target, position) => bytes.copy(target, 0, position, position + target.length),
    close: async () => {},
  }
  return { name, open: async () => file }
}

/** Opens, hands over, closes. What the disk refuses becomes a problem of the file. */
export async function withOpenFile<T>(container: Container, use: (file: OpenFile) => Promise<T>): Promise<T> {
  const file = await openContainer(container)
  try {
    return await use(file)
  } catch (error) {
    throw diskFault(container.name, error)
  } finally {
    await file.close()
  }
}

/** All bytes in order, in pieces. */
export async function* bytesOf(container: Container): AsyncGenerator<Buffer> {
  const file = await openContainer(container)
  try {
    for await (const piece of file.stream(0, file.bytes)) yield piece
  } catch (error) {
    throw diskFault(container.name, error)
  } finally {
    await file.close()
  }
}

/** Opens a container; a failure of the disk is a problem of the file. */
export async function openContainer(container: Container): Promise<OpenFile> {
  try {
    return await container.open()
  } catch (error) {
    throw diskFault(container.name, error)
  }
}

const FAILURE_WORDS: ReadonlyMap<string, string> = new Map([
  ['missing', 'no such file'],
  ['denied', 'no right to read it, or a folder'],
])

function diskFault(file: string, error: unknown): unknown {
  if (!(error instanceof FileError)) return error
  return new SourceFault({
    file,
    line: null,
    expected: 'a file that can be read',
    found: FAILURE_WORDS.get(error.kind) ?? `a failure of the disk (${error.systemCode})`,
  })
}
