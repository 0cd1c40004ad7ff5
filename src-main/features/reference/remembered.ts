/**
 * Remembers what was found for a key, up to a number of keys. When that is reached all are forgotten: a department
 * asks for the same few hundred codes, and what it asks is remembered again at once.
 */
export function remembered<Value extends object | boolean | null>(
  most: number,
  find: (key: string) => Value,
): (key: string) => Value {
  const known = new Map<string, Value>()
  return key => {
    const value = known.get(key)
    if (value !== undefined) return value
    const found = find(key)
    if (known.size >= most) known.clear()
    known.set(key, found)
    return found
  }
}
