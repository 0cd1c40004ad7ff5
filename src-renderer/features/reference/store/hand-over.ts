import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import { answered } from '../../../ui/bridge.ts'

/** Small enough that the window never halts over one, large enough that their number costs nothing. */
const PIECE_BYTES = 1_048_576

export type HandOverTools = {
  readonly bridge: Bridge
  readonly toBase64: (piece: Blob) => Promise<string | null>
  /** Asked before each piece; true ends the hand-over. */
  readonly isCancelled: () => boolean
  readonly onSent: (file: string, sentBytes: number) => void
}

/** The core's names for the files that were handed over; fewer than asked for once it was cancelled. */
export type HandedOver = Result<readonly string[], Failure>

/** Hands files over to the core, one after the other and piece by piece, since a window cannot give it their paths. */
export async function handOver(files: readonly File[], tools: HandOverTools): Promise<HandedOver> {
  const uploads: string[] = []
  let sentBytes = 0
  for (const file of files) {
    const opened = await answered(tools.bridge.reference.openUpload({ name: file.name, bytes: file.size }))
    if (!opened.ok) return opened
    const sent = await sendPieces(file, opened.value.upload, {
      ...tools,
      onSent: (name, offset) => tools.onSent(name, sentBytes + offset),
    })
    if (!sent.ok) return sent
    if (tools.isCancelled()) break
    uploads.push(opened.value.upload)
    sentBytes += file.size
  }
  return ok(uploads)
}

async function sendPieces(file: File, upload: string, tools: HandOverTools): Promise<Result<null, Failure>> {
  tools.onSent(file.name, 0)
  for (let offset = 0; offset < file.size && !tools.isCancelled(); offset += PIECE_BYTES) {
    const base64 = await tools.toBase64(file.slice(offset, offset + PIECE_BYTES))
    if (base64 === null) return fail(unreadable(file.name))
    const sent = await answered(tools.bridge.reference.sendPiece({ upload, offset, base64 }))
    if (!sent.ok) return sent
    tools.onSent(file.name, Math.min(file.size, offset + PIECE_BYTES))
  }
  return ok(null)
}

function unreadable(file: string): Failure {
  return { code: 'input-invalid', message: `${file} could not be read. Drop files, not folders.` }
}
