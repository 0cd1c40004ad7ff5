/**
 * The new value, with every part that equals the old one taken from the old one. What did not change keeps its
 * identity, so that only what did change is drawn again. For plain data as it comes over the bridge.
 */
export function keepEqual<T>(old: unknown, fresh: T): T
export function keepEqual(old: unknown, fresh: unknown): unknown {
  if (Object.is(old, fresh) || !isBranch(old) || !isBranch(fresh)) return fresh
  if (Array.isArray(old) !== Array.isArray(fresh)) return fresh
  const keys = Object.keys(fresh)
  const kept = keys.map(key => keepEqual(Reflect.get(old, key), Reflect.get(fresh, key)))
  const same =
    Object.keys(old).length === keys.length &&
    keys.every((key, at) => Object.hasOwn(old, key) && Reflect.get(old, key) === kept[at])
  if (same) return old
  return Array.isArray(fresh) ? kept : Object.fromEntries(keys.map((key, at) => [key, kept[at]]))
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
