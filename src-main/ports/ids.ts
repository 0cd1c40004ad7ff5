import { randomBytes, randomInt } from 'node:crypto'

/** New ids, as a port. */
export type Ids = {
  /** A UUIDv7 as text: later ids sort after earlier ones, which keeps the store's indexes in order. */
  readonly next: () => string
  /** Letters drawn at random from an alphabet. */
  readonly code: (alphabet: string, length: number) => string
}

export const systemIds: Ids = {
  next: () => uuidV7(Date.now(), randomBytes(10)),
  code: (alphabet, length) =>
    Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join(''),
}

/**
 * A UUIDv7 of a time in milliseconds and ten random bytes. Source: RFC 9562, section 5.7, May 2024.
 * `uuidV7(0, Buffer.alloc(10))` is `00000000-0000-7000-8000-000000000000`.
 */
export function uuidV7(timeMs: number, random: Buffer): string {
  const time = timeMs.toString(16).padStart(12, '0')
  const tail = Buffer.from(random)
  tail[0] = ((tail[0] ?? 0) & 0x0f) | 0x70
  tail[2] = ((tail[2] ?? 0) & 0x3f) | 0x80
  const hex = time + tail.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}
