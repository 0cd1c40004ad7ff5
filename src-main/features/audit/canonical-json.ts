export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * JSON in which equal values are equal text: keys sorted, no spaces. What is hashed must not hang on the order in
 * which an object was built. `canonicalJson({ b: 1, a: [true] })` is `{"a":[true],"b":1}`.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

/** `Array.isArray` does not narrow a readonly list. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
