/** Numbers that look random and are the same for the same seed, on every machine. */
export type Random = {
  /** From 0 up to, not including, 1. */
  readonly share: () => number
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <const T>(choices: readonly [T, ...T[]]) => T
  /** One of the choices, each as often as its weight says. */
  readonly weighted: <const T>(choices: readonly (readonly [number, T])[]) => T
  readonly bytes: (count: number) => Buffer
}

/** The generator called mulberry32, by Tommy Ettinger, public domain. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const word = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const share = () => word() / 4_294_967_296
  const below = (limit: number) => Math.floor(share() * limit)
  return {
    share,
    below,
    chance: limit => share() < limit,
    pick: choices => choices[below(choices.length)] ?? choices[0],
    weighted: choices => weightedChoice(choices, share()),
    bytes: count => {
      const bytes = Buffer.alloc(Math.ceil(count / 4) * 4)
      for (let at = 0; at < count; at += 4) bytes.writeUInt32LE(word(), at)
      return bytes.subarray(0, count)
    },
  }
}

function weightedChoice<T>(choices: readonly (readonly [number, T])[], share: number): T {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0)
  let left = share * total
  for (const [weight, choice] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  const last = choices.at(-1)
  if (!last) throw new Error('There is nothing to choose from.')
  return last[1]
}
