import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Writes and waits while the reader is slower than we are. False when the reader has gone. */
export async function writeAll(output: Writable, text: string): Promise<boolean> {
  if (output.destroyed || output.writableEnded) return false
  if (output.write(text)) return true
  try {
    await once(output, 'drain')
    return true
  } catch {
    return false
  }
}
