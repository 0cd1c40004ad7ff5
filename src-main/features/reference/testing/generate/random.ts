/** Numbers that look random and are the same for the same seed. */
export type Random = {
  /** From 0 up to, not including, `below`. */
  readonly below: (below: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <const T>(choices: readonly [T, ...T[]]) => T
}

/** The generator called mulberry32: small, fast, and good enough for invented rows. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    below: below => Math.floor(next() * below),
    chance: share => next() < share,
    pick: choices => choices[Math.floor(next() * choices.length)] ?? choices[0],
  }
}
