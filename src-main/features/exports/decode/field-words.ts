import type { ValueKind } from './value-kind.ts'

/** What is known of a field beyond its place: its name in the standard, what fills it, what kind of value it holds. */
export type FieldWords = { readonly name: string; readonly fill: string; readonly kind: ValueKind }

/** A table of fields, by place, written in one line each: name, what fills it, kind. */
export function fieldTable(
  rows: Readonly<Record<string, readonly [name: string, fill: string, kind?: ValueKind]>>,
): ReadonlyMap<string, FieldWords> {
  return new Map(
    Object.entries(rows).map(([place, [name, fill, kind = 'text']]) => [place, { name, fill, kind }]),
  )
}
