import { z } from 'zod'

const count = z.int().min(0)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a backup says of itself, in a file beside it: enough to prove it whole, nothing of a patient. */
const schema = z.strictObject({
  format: z.literal('chargemark backup 1'),
  madeAt: z.string().max(40),
  version: z.string().max(40),
  schema: count,
  bytes: count,
  sha256,
  /** Tells which key opens it. */
  keyFingerprint: sha256,
  sessions: count,
  chargeLines: count,
  auditEvents: count,
  exportedLines: count,
  chainHead: sha256,
})

export type BackupManifest = z.output<typeof schema>

/** A manifest as it stands in its file; null when the bytes are none. */
export function readManifest(bytes: Uint8Array): BackupManifest | null {
  try {
    const read = schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
