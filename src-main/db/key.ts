import { createHmac, randomBytes } from 'node:crypto'

const SHAPE = /^[0-9a-f]{64}$/

/** A new key of a log: 32 random bytes as hexadecimal digits. */
export function newKey(): string {
  return randomBytes(32).toString('hex')
}

export function isKey(text: string): boolean {
  return SHAPE.test(text)
}

/**
 * Tells whether a key is the one of a log without opening it, so that "wrong key" and "damaged file" are two
 * messages. An HMAC of 256 random bits gives nothing of the key away.
 */
export function fingerprintOf(key: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex'))
    .update('chargemark log key fingerprint 1')
    .digest('hex')
}

/** A fingerprint as it stands in its file; null when the text is none. */
export function readFingerprint(text: string): string | null {
  const trimmed = text.trim()
  return SHAPE.test(trimmed) ? trimmed : null
}
