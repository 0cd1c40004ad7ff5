import type { Result } from '#shared/base/result.ts'
import { ok } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { answered } from '../../ui/bridge.ts'

/** Bytes of a piece: in base64 it stays under what the core takes at once. */
const PIECE_BYTES = 960_000
/** So many characters a function can be given at once. */
const CHARACTERS = 32_768

/** Sends a file, or pasted text, to the core in pieces; a file of any size is never in memory as a whole here. */
export async function sendBlob(bridge: Bridge, upload: string, blob: Blob): Promise<Result<null, Failure>> {
  let offset = 0
  do {
    const piece = new Uint8Array(await blob.slice(offset, offset + PIECE_BYTES).arrayBuffer())
    const answer = await answered(bridge.worklist.sendPiece({ upload, offset, base64: base64Of(piece) }))
    if (!answer.ok) return answer
    offset += piece.length
  } while (offset < blob.size)
  return ok(null)
}

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHARACTERS) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHARACTERS))
  }
  return btoa(text)
}
