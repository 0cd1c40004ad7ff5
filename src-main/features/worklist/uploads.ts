import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { bytesInMemory, type ByteSource } from './byte-source.ts'

/**
 * What a window sends to be imported, piece by piece. It stays in memory, for patient data is written nowhere
 * unencrypted, and only the newest is kept.
 */
export type Uploads = {
  readonly add: (upload: string, offset: number, piece: Uint8Array) => Result<number, Failure>
  readonly find: (upload: string) => ByteSource | null
  readonly forget: (upload: string) => void
}

const MOST_BYTES = 64 * 1024 * 1024

export function createUploads(): Uploads {
  let current: { readonly upload: string; readonly pieces: Uint8Array[]; bytes: number } | null = null
  return {
    add: (upload, offset, piece) => {
      if (offset === 0) current = { upload, pieces: [], bytes: 0 }
      if (current?.upload !== upload || current.bytes !== offset) return fail(failure('upload-unknown'))
      if (current.bytes + piece.length > MOST_BYTES) {
        current = null
        return fail(failure('upload-too-large'))
      }
      current.pieces.push(piece)
      current.bytes += piece.length
      return ok(current.bytes)
    },
    find: upload => {
      if (current?.upload !== upload) return null
      const whole = Buffer.concat(current.pieces)
      current.pieces.splice(0, current.pieces.length, whole)
      return bytesInMemory(whole)
    },
    forget: upload => {
      if (current?.upload === upload) current = null
    },
  }
}
