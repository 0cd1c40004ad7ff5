/** A sheet on its way: whatever stands in the form, whole or not. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** What stands at a path such as `format.columns.3.width`; undefined where nothing does. */
export function valueAt(draft: Json, path: string): Json | undefined {
  let at: Json | undefined = draft
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = Array.isArray(at) ? at[Number(key)] : at[key]
  }
  return at
}

/** The draft with another value at a path; everything beside the path is the same as before. */
export function withValueAt(draft: Json, path: string, value: Json): Json {
  const [key = '', ...rest] = path.split('.')
  if (typeof draft !== 'object' || draft === null) return draft
  const inner = (old: Json | undefined) =>
    rest.length === 0 ? value : withValueAt(old ?? {}, rest.join('.'), value)
  if (Array.isArray(draft)) return draft.map((old, index) => (String(index) === key ? inner(old) : old))
  return { ...draft, [key]: inner(draft[key]) }
}

/** A field that differs between two states of a sheet. */
export type SheetChange = { readonly path: string; readonly from: string; readonly to: string }

/** What would change, field by field, in the order of the form. A list that grew or shrank is one field. */
export function changesBetween(before: Json, after: Json, path = ''): readonly SheetChange[] {
  if (isGroup(before) && isGroup(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap(key =>
      changesBetween(before[key] ?? null, after[key] ?? null, path === '' ? key : `${path}.${key}`),
    )
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((old, index) => changesBetween(old, after[index] ?? null, `${path}.${index}`))
  }
  return JSON.stringify(before) === JSON.stringify(after)
    ? []
    : [{ path, from: inWords(before), to: inWords(after) }]
}

function isGroup(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inWords(value: Json): string {
  if (value === null || value === '') return 'empty'
  if (Array.isArray(value) && value.some(one => typeof one === 'object')) return `${value.length} entries`
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(String).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
