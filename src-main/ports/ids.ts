import { randomBytes, randomInt } from 'node:crypto'

/** New ids, as a port. */
export type Ids = {
  /** A UUIDv7 as text: an id made later sorts later, which keeps the store's indexes in order. */
  readonly next: () => string
  /** Letters drawn at random from an alphabet. */
  readonly code: (alphabet: string, length: number) => string
}

export const systemIds: Ids = {
  next: risingIds({ now: Date.now, random: randomBytes }),
  code: (alphabet, length) =>
    Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join(''),
}

/** Of the same millisecond at most this many ids are told apart by their counter; further ones take the next. */
const COUNTS = 0x1000

type Chance = { readonly now: () => number; readonly random: (bytes: number) => Buffer }

/**
 * Ids that rise: those of one millisecond carry a counter where chance would stand, and a clock that was set back is
 * waited for on the last time it gave. Source: RFC 9562, section 6.2, method 1, May 2024.
 */
export function risingIds({ now, random }: Chance): () => string {
  let [lastMs, count] = [-1, 0]
  return () => {
    const ms = now()
    const tail = random(10)
    if (ms > lastMs) {
      lastMs = ms
      // The upper half stays free for those that follow in the same millisecond.
      count = tail.readUInt16BE(0) % (COUNTS / 2)
    } else {
      count += 1
      if (count === COUNTS) [lastMs, count] = [lastMs + 1, 0]
    }
    tail.writeUInt16BE(count, 0)
    return uuidV7(lastMs, tail)
  }
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
