import { z } from 'zod'
import type { Conformance, DecodedFile, Specification } from './decoded-file.ts'
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

export type DestinationSaved = { readonly kind: 'saved'; readonly destination: Destination } | SheetRefused

/** A sheet to start from. */
export type SheetTemplate = { readonly title: string; readonly words: string; readonly sheet: InterfaceSheet }

/** A sheet that cannot be read: what is wrong, field by field. */
export type SheetRefused = { readonly kind: 'refused'; readonly problems: readonly SheetProblem[] }

/** The sheet is whole, and the invented charges do not fit it; the sentence says which field. */
export type SampleUnfit = { readonly kind: 'unfit'; readonly message: string }

export type DestinationTried =
  { readonly kind: 'tried'; readonly files: readonly DecodedFile[] } | SampleUnfit | SheetRefused

export type DestinationSpecified =
  { readonly kind: 'specified'; readonly specification: Specification } | SampleUnfit | SheetRefused

export type HandedOut =
  { readonly kind: 'written'; readonly paths: readonly string[] } | SampleUnfit | SheetRefused

export type DestinationChecked =
  { readonly kind: 'checked'; readonly conformance: Conformance } | SheetRefused

/** `json` is the sheet itself, for another log. */
export const SPECIFICATION_FORMS = ['pdf', 'html', 'md', 'json'] as const
export type SpecificationForm = (typeof SPECIFICATION_FORMS)[number]

/** What is read of a file that somebody wants checked: more would not be looked through by anybody. */
export const MAX_CHECKED_BYTES = 16_000_000

const folder = z.string().min(1).max(1_000)
const sheet = z.json()
const stored = z.strictObject({ id: destinationId, revision: z.int().min(1) })

export const destinationsContract = {
  /** All of them by name, the retired ones last. */
  list: operation('see', z.strictObject({})).answers<readonly Destination[]>(),
  /** Sheets shipped with the program, to start from. */
  templates: operation('see', z.strictObject({})).answers<readonly SheetTemplate[]>(),
  /** Makes a destination (`revision` null) or changes the one of the sheet's id. The sheet is read by its own rules. */
  save: operation(
    'administer',
    z.strictObject({ sheet, revision: z.int().min(1).nullable() }),
  ).answers<DestinationSaved>(),
  /** What a sheet would write, with invented charges, taken apart field by field. Writes nothing. */
  preview: operation('see', z.strictObject({ sheet })).answers<DestinationTried>(),
  /** Every field that a sheet fills, for the people who read its files. */
  specification: operation('see', z.strictObject({ sheet })).answers<DestinationSpecified>(),
  writeSpecification: operation(
    'see',
    z.strictObject({ sheet, folder, form: z.enum(SPECIFICATION_FORMS) }),
  ).answers<HandedOut>(),
  /** A file of invented charges for each kind of claim, marked as training. */
  writeSample: operation('see', z.strictObject({ sheet, folder })).answers<HandedOut>(),
  /** Whether a file is what a sheet says. The file is not kept. */
  checkFile: operation(
    'see',
    z.strictObject({ sheet, base64: z.base64().max(Math.ceil(MAX_CHECKED_BYTES / 3) * 4) }),
  ).answers<DestinationChecked>(),
  /** Retires a destination: nothing goes there any more, and nothing of it is deleted. */
  remove: operation('administer', stored).answers<Destination>(),
  /** Takes a retired one into use again. */
  restore: operation('administer', stored).answers<Destination>(),
} as const
