/**
 * Does one piece of work after the other, in the order asked. Attempts to sign in go through it: of a thousand sent at
 * once, each meets the delay that the ones before have earned.
 */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const next = last.then(work)
    // A piece that failed tells its own caller; the next one begins all the same.
    last = next.catch(() => undefined)
    return next
  }
}
