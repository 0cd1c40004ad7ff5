/**
 * Remembers what was found for a key, up to a number of keys. When that is reached all are forgotten: a department
 * asks for the same few hundred codes, and what it asks is remembered again at once. Often a key comes twice in a row.
 */
export function remembered<Value extends object | boolean | string | null>(
  most: number,
  find: (key: string) => Value,
): (key: string) => Value {
  const known = new Map<string, Value>()
  let last: { readonly key: string; readonly value: Value } | null = null
  return key => {
    if (last?.key === key) return last.value
    let value = known.get(key)
    if (value === undefined) {
      value = find(key)
      if (known.size >= most) known.clear()
      known.set(key, value)
    }
    last = { key, value }
    return value
  }
}
