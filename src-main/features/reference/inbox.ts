import { join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'
import type { Ids } from '#main/ports/ids.ts'
import type { FileToImport } from './import/import-job.ts'

/** Where files lie that a window hands over piece by piece, until they are imported. */
export type Inbox = {
  readonly open: (name: string, bytes: number) => Result<string, Failure>
  /** Takes the next piece; how much has arrived. A piece that does not follow the last one is refused. */
  readonly receive: (upload: string, offset: number, piece: Uint8Array) => Result<number, Failure>
  /** The files of uploads that arrived whole. */
  readonly take: (uploads: readonly string[]) => Result<readonly FileToImport[], Failure>
  /** Removes everything. */
  readonly clear: () => void
}

type Upload = { readonly name: string; readonly bytes: number; readonly received: number }

/** The largest quarter, unpacked, has half a gibibyte; more is an accident. */
const MOST_BYTES = 4 * 1024 ** 3
const MOST_UPLOADS = 80
const MOST_PIECE_BYTES = 4 * 1024 * 1024

export function createInbox({
  folder,
  files,
  ids,
}: {
  readonly folder: string
  readonly files: Files
  readonly ids: Ids
}): Inbox {
  const uploads = new Map<string, Upload>()
  const pathOf = (upload: string) => join(folder, upload)
  const clear = () => {
    uploads.clear()
    attempt(() => {
      if (files.stat(folder)) for (const name of files.list(folder)) files.unlink(join(folder, name))
    })
  }
  return {
    open: (name, bytes) => {
      const announced = [...uploads.values()].reduce((sum, upload) => sum + upload.bytes, bytes)
      if (uploads.size >= MOST_UPLOADS || announced > MOST_BYTES) return fail(failure('inbox-full'))
      const upload = ids.next()
      const made = attempt(() => {
        files.ensureFolder(folder, 0o700)
        files.create(pathOf(upload), new Uint8Array())
      })
      if (!made.ok) return fail(failure('inbox-full'))
      uploads.set(upload, { name: ownName(name), bytes, received: 0 })
      return ok(upload)
    },
    receive: (upload, offset, piece) => {
      const known = uploads.get(upload)
      if (!known) return fail(failure('upload-unknown'))
      const received = offset + piece.length
      const fits = offset === known.received && received <= known.bytes && piece.length <= MOST_PIECE_BYTES
      if (!fits) return fail(failure('input-invalid', 'offset'))
      const written = attempt(() => files.appendBytes(pathOf(upload), piece))
      if (!written.ok) return fail(failure('inbox-full'))
      uploads.set(upload, { ...known, received })
      return ok(received)
    },
    take: wanted => {
      const found = wanted.flatMap(id => {
        const upload = uploads.get(id)
        return upload && upload.received === upload.bytes ? [{ path: pathOf(id), name: upload.name }] : []
      })
      return found.length === wanted.length ? ok(found) : fail(failure('upload-unknown'))
    },
    clear,
  }
}

/** The last part of a name that may have come with folders before it. */
function ownName(name: string): string {
  return name.split(/[\\/]/).at(-1) || name
}
