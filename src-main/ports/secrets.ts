import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Seals PINs and pass phrases, as a port: tests do it with less work. */
export type Secrets = {
  /** What is stored in place of a secret. Works in another thread; the program goes on meanwhile. */
  readonly seal: (secret: string) => Promise<string>
  /** Whether a secret is the one that was sealed, with whatever work it was. Takes as long for a wrong one. */
  readonly opens: (secret: string, sealed: string) => Promise<boolean>
}

/** Work of scrypt: memory of 128 * N * r bytes, passed p times. */
export type SecretWork = { readonly N: number; readonly r: number; readonly p: number }

/**
 * 32 MiB, three passes, about a sixth of a second. Source: OWASP Password Storage Cheat Sheet, scrypt, 2025. Argon2id
 * is not in the cryptography that Electron is built with.
 */
export const SECRET_WORK: SecretWork = { N: 2 ** 15, r: 8, p: 3 }

const MEMORY_BYTES = 128 * 1024 * 1024
const KEY_BYTES = 32
const SEALED = /^scrypt:(\d+):(\d+):(\d+):([0-9a-f]{32}):([0-9a-f]{64})$/

export function scryptSecrets(work: SecretWork = SECRET_WORK): Secrets {
  return {
    seal: async secret => {
      const salt = randomBytes(16)
      const key = await derive(secret, salt, work)
      return ['scrypt', work.N, work.r, work.p, salt.toString('hex'), key.toString('hex')].join(':')
    },
    opens: async (secret, sealed) => {
      const [, N, r, p, salt, key] = SEALED.exec(sealed) ?? []
      if (salt === undefined || key === undefined) throw new Error('What was sealed is not in its form')
      const derived = await derive(secret, Buffer.from(salt, 'hex'), {
        N: Number(N),
        r: Number(r),
        p: Number(p),
      })
      return timingSafeEqual(derived, Buffer.from(key, 'hex'))
    },
  }
}

function derive(secret: string, salt: Buffer, work: SecretWork): Promise<Buffer> {
  // Keyboards write the same letter in one piece or in two.
  const typed = secret.normalize('NFC')
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, KEY_BYTES, { ...work, maxmem: MEMORY_BYTES }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
