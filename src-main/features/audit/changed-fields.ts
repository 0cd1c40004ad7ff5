import { isList, type Json } from './canonical-json.ts'

/** A field that changed. `path` is as beside the fields of a form: `lesions.0.side`. */
export type FieldChange = { readonly path: string; readonly from: Json; readonly to: Json }

/**
 * What differs between two values, field by field. A part that is new has null for `from`, one that is gone has null
 * for `to`. `changedFields({ a: [1] }, { a: [1, 2] })` is `[{ path: 'a.1', from: null, to: 2 }]`.
 */
export function changedFields(from: Json, to: Json): readonly FieldChange[] {
  const changes: FieldChange[] = []
  collect(changes, '', from, to)
  return changes
}

/** Adds to one list on its way down: this runs on every save, and most of a form is as it was. */
function collect(changes: FieldChange[], path: string, from: Json, to: Json): void {
  if (from === to) return
  if (!isNested(from) || !isNested(to) || isList(from) !== isList(to)) {
    changes.push({ path, from, to })
    return
  }
  for (const key of Object.keys(from)) collect(changes, inside(path, key), member(from, key), member(to, key))
  for (const key of Object.keys(to)) {
    if (!Object.hasOwn(from, key)) collect(changes, inside(path, key), null, member(to, key))
  }
}

type Nested = Exclude<Json, string | number | boolean | null>

function isNested(value: Json): value is Nested {
  return typeof value === 'object' && value !== null
}

/** A part of an object by its name or of a list by its place; null where there is none. */
function member(value: Nested, key: string): Json {
  if (!Object.hasOwn(value, key)) return null
  return (isList(value) ? value[Number(key)] : value[key]) ?? null
}

function inside(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}
