import type { LineTable } from './line-tables.ts'
import type { Json } from './sheet-draft.ts'

export type Option = { readonly value: Json; readonly label: string }

/** A field of the form: where it stands in the sheet, and how it is filled in. */
export type SheetField = {
  readonly path: string
  readonly label: string
  readonly hint?: string
  /** Takes the whole width of the form, as a path or a pattern does. */
  readonly wide?: true
  readonly control:
    | { readonly kind: 'text' }
    /** An empty field is null; the words say what that means. */
    | { readonly kind: 'text-or-null'; readonly empty: string }
    | { readonly kind: 'number' }
    /** An empty field is null; the hint says what that means. */
    | { readonly kind: 'number-or-null' }
    | { readonly kind: 'choice'; readonly options: readonly Option[] }
    | { readonly kind: 'lines' }
    | { readonly kind: 'table'; readonly table: LineTable }
    | { readonly kind: 'schedule' }
    | { readonly kind: 'columns' }
}

export type FieldGroup = { readonly title: string; readonly fields: readonly SheetField[] }

export const text = (path: string, label: string, hint?: string): SheetField => ({
  path,
  label,
  ...(hint === undefined ? {} : { hint }),
  control: { kind: 'text' },
})

export const choice = (
  path: string,
  label: string,
  options: readonly (readonly [Json, string])[],
): SheetField => ({
  path,
  label,
  control: { kind: 'choice', options: options.map(([value, words]) => ({ value, label: words })) },
})

export const orNull = (path: string, label: string, empty: string): SheetField => ({
  path,
  label,
  hint: empty,
  control: { kind: 'text-or-null', empty },
})

export const wide = (field: SheetField): SheetField => ({ ...field, wide: true })
