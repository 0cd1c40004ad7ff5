import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { z } from 'zod'

/** Work of the derivation: 32 MiB and a good part of a second for a guess. The code's 145 bits are the protection. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const
const MEMORY_BYTES = 64 * 1024 * 1024
const KEY_BYTES = 32

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** A log's key, sealed by a recovery code. Says nothing of either; useless without the code. */
const schema = z.strictObject({
  format: z.literal('chargemark recovery 1'),
  madeAt: z.string().max(40),
  salt: hex(16),
  nonce: hex(12),
  sealed: hex(32),
  tag: hex(16),
})

export type WrappedKey = z.output<typeof schema>

/** Seals a log's key (64 hexadecimal digits) with a recovery code. AES-256-GCM under a key derived by scrypt. */
export function wrapKey(key: string, code: string, madeAt: string): WrappedKey {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', derive(code, salt), nonce)
  const sealed = Buffer.concat([cipher.update(Buffer.from(key, 'hex')), cipher.final()])
  return {
    format: 'chargemark recovery 1',
    madeAt,
    salt: salt.toString('hex'),
    nonce: nonce.toString('hex'),
    sealed: sealed.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
  }
}

/** The key again; null when the code is not the one it was sealed with, or the file was changed. */
export function unwrapKey(wrapped: WrappedKey, code: string): string | null {
  const { salt, nonce, sealed, tag } = wrapped
  const derived = derive(code, Buffer.from(salt, 'hex'))
  const decipher = createDecipheriv('aes-256-gcm', derived, Buffer.from(nonce, 'hex'))
  decipher.setAuthTag(Buffer.from(tag, 'hex'))
  try {
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'hex')), decipher.final()]).toString('hex')
  } catch {
    return null
  }
}

/** A wrapped key as it stands in its file; null when the bytes are none. */
export function readWrappedKey(bytes: Uint8Array): WrappedKey | null {
  try {
    const read = schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

function derive(code: string, salt: Uint8Array): Buffer {
  return scryptSync(code, salt, KEY_BYTES, { ...COST, maxmem: MEMORY_BYTES })
}
