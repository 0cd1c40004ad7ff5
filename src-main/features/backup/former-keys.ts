import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { fingerprintOf } from '#main/db/key.ts'
import type { StorePaths } from '#main/db/store-paths.ts'
import type { Files } from '#main/ports/files.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** Keys that a log had before, sealed with the one it has. */
const schema = z.strictObject({
  format: z.literal('chargemark former keys 1'),
  keys: z.array(z.strictObject({ fingerprint: hex(32), nonce: hex(12), sealed: hex(32), tag: hex(16) })),
})

type SealedKey = z.output<typeof schema>['keys'][number]

/** The keys in a file of former keys that this key opens; none where the file is not there or is of another key. */
export function readFormerKeys(files: Files, path: string, key: string): readonly string[] {
  if (files.stat(path) === null) return []
  try {
    const { keys } = schema.parse(JSON.parse(files.read(path).toString('utf8')))
    return keys.flatMap(sealed => unseal(sealed, key) ?? [])
  } catch {
    return []
  }
}

/** The key of a log and those it had before, as far as they are at hand. */
export function knownKeys(files: Files, { formerKeys }: StorePaths, key: string | null): readonly string[] {
  return key === null ? [] : [key, ...readFormerKeys(files, formerKeys, key)]
}

/** The bytes of a file of former keys, sealed with a key. AES-256-GCM; the key is 256 random bits, so none is derived. */
export function sealFormerKeys(former: readonly string[], key: string): Buffer {
  const file: z.output<typeof schema> = {
    format: 'chargemark former keys 1',
    keys: former.map(one => seal(one, key)),
  }
  return Buffer.from(`${JSON.stringify(file)}\n`)
}

function seal(former: string, key: string): SealedKey {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'hex'), nonce)
  const sealed = Buffer.concat([cipher.update(Buffer.from(former, 'hex')), cipher.final()])
  return {
    fingerprint: fingerprintOf(former),
    nonce: nonce.toString('hex'),
    sealed: sealed.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
  }
}

function unseal({ nonce, sealed, tag }: SealedKey, key: string): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), Buffer.from(nonce, 'hex'))
    decipher.setAuthTag(Buffer.from(tag, 'hex'))
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'hex')), decipher.final()]).toString('hex')
  } catch {
    return null
  }
}
