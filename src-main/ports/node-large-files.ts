import { open, type FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { fileErrorOf } from './node-files.ts'
import type { LargeFiles, OpenFile } from './large-files.ts'

/** Larger than the system's default: a file of hundreds of megabytes is read in a tenth of the turns. */
const CHUNK_BYTES = 512 * 1024

/** The disk of this machine, read in pieces. */
export const nodeLargeFiles: LargeFiles = {
  open: path =>
    step('open', async () => {
      const handle = await open(path, 'r')
      try {
        return openFile(handle, await handle.stat())
      } catch (error) {
        await handle.close()
        throw error
      }
    }),
}

type Stat = { readonly size: number; readonly isFile: () => boolean }

function openFile(handle: FileHandle, stat: Stat): OpenFile {
  if (!stat.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' })
  return {
    bytes: stat.size,
    stream: (start, end) =>
      end <= start
        ? Readable.from([])
        : handle.createReadStream({ start, end: end - 1, autoClose: false, highWaterMark: CHUNK_BYTES }),
    read: (target, position) =>
      step('read', async () => {
        let length = 0
        while (length < target.length) {
          const { bytesRead } = await handle.read(target, length, target.length - length, position + length)
          if (bytesRead === 0) break
          length += bytesRead
        }
        return length
      }),
    close: () => step('close', () => handle.close()),
  }
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw fileErrorOf(error, name)
  }
}
