import { z } from 'zod'
import { destinationId, type InterfaceSheet } from './interface-sheet.ts'
import { operation } from './operation.ts'
import type { SheetProblem } from './read-sheet.ts'

/** A destination as it stands: its sheet, and which state of it this is. */
export type Destination = {
  readonly id: string
  readonly sheet: InterfaceSheet
  /** SHA-256 of the sheet; a batch names the one it was written by. */
  readonly hash: string
  /** Counts from 1. */
  readonly revision: number
  readonly updatedAt: string
  /** Null while it is in use. A retired one is never deleted: its batches name it. */
  readonly retiredAt: string | null
}

export type DestinationSaved =
  | { readonly kind: 'saved'; readonly destination: Destination }
  | { readonly kind: 'refused'; readonly problems: readonly SheetProblem[] }

/** A sheet to start from. */
export type SheetTemplate = { readonly title: string; readonly words: string; readonly sheet: InterfaceSheet }

const stored = z.strictObject({ id: destinationId, revision: z.int().min(1) })

export const destinationsContract = {
  /** All of them by name, the retired ones last. */
  list: operation('see', z.strictObject({})).answers<readonly Destination[]>(),
  /** Sheets shipped with the program, to start from. */
  templates: operation('see', z.strictObject({})).answers<readonly SheetTemplate[]>(),
  /** Makes a destination (`revision` null) or changes the one of the sheet's id. The sheet is read by its own rules. */
  save: operation(
    'administer',
    z.strictObject({ sheet: z.json(), revision: z.int().min(1).nullable() }),
  ).answers<DestinationSaved>(),
  /** Retires a destination: nothing goes there any more, and nothing of it is deleted. */
  remove: operation('administer', stored).answers<Destination>(),
  /** Takes a retired one into use again. */
  restore: operation('administer', stored).answers<Destination>(),
} as const
