import { z } from 'zod'
import type { Brand } from '../base/brand.ts'
import { DIAGNOSIS_CODE, type EntryShape } from '../domain/entry-shape.ts'
import type { SessionId } from '../domain/session.ts'
import { MAX_LESIONS } from '../domain/session-entry.ts'
import {
  BIOPSY_GUIDANCES,
  BIOPSY_METHODS,
  DEVICE_TYPES,
  DOCUMENTS,
  GUIDANCES,
  MAMMOGRAM_SIDES,
  SIDES,
  STEPS,
  STRUCTURES,
} from '../domain/vocabulary.ts'
import { operation } from './operation.ts'

/** UUIDv7, as text. */
export type QuickPickId = Brand<string, 'QuickPickId'>

export const QUICK_PICK_SCOPES = ['department', 'personal'] as const
/** Whose a quick pick is: everybody's at this log, or one account's. */
export type QuickPickScope = (typeof QUICK_PICK_SCOPES)[number]

export const MAX_PICK_NAME = 60

export type QuickPick = {
  readonly id: QuickPickId
  readonly name: string
  readonly scope: QuickPickScope
  readonly shape: EntryShape
  /** How often it was taken. */
  readonly used: number
}

/** The shape of the session that was begun last before this one was worked on, and what it left out. */
export type PreviousShape = { readonly shape: EntryShape; readonly left: readonly string[] }

const commandId = z.uuid()
const pickId = z.uuid().transform(text => text as QuickPickId)
const sessionId = z.uuid().transform(text => text as SessionId)
const name = z.string().max(200)
const lesionLetter = z.string().regex(/^[A-Z]\d{0,2}$/)

const placementShape = z.strictObject({
  guidance: z.enum(GUIDANCES).nullable(),
  step: z.enum(STEPS),
  devices: z
    .array(z.strictObject({ type: z.enum(DEVICE_TYPES), count: z.int().min(0).max(9_999) }))
    .max(DEVICE_TYPES.length),
})

/** Reads a shape as it is stored. There is no place in it for words: every text is a code or a letter. */
export const entryShapeSchema: z.ZodType<EntryShape> = z.strictObject({
  lesions: z
    .array(
      z.strictObject({
        id: lesionLetter,
        side: z.enum(SIDES).nullable(),
        structure: z.enum(STRUCTURES),
        placement: placementShape.nullable(),
        biopsy: z
          .strictObject({ guidance: z.enum(BIOPSY_GUIDANCES).nullable(), method: z.enum(BIOPSY_METHODS) })
          .nullable(),
      }),
    )
    .max(MAX_LESIONS),
  mammogram: z.strictObject({ side: z.enum(MAMMOGRAM_SIDES).nullable(), sameUnitAsGuidance: z.boolean() }),
  specimenRadiographs: z.int().min(0).max(9_999),
  diagnoses: z
    .array(
      z.strictObject({
        code: z.string().regex(DIAGNOSIS_CODE),
        lesions: z.array(lesionLetter).max(MAX_LESIONS),
      }),
    )
    .max(40),
  documentation: z.array(z.enum(DOCUMENTS)).max(DOCUMENTS.length),
})

export const quickPicksContract = {
  /** The department's and the person's own, those taken most first. */
  list: operation('see', z.strictObject({})).answers<readonly QuickPick[]>(),
  /** Keeps the shape of a stored session under a name that says nothing of its patient. */
  make: operation(
    'enter',
    z.strictObject({ commandId, session: sessionId, name, scope: z.enum(QUICK_PICK_SCOPES) }),
  ).answers<QuickPick>(),
  rename: operation('enter', z.strictObject({ commandId, id: pickId, name })).answers<QuickPick>(),
  remove: operation('enter', z.strictObject({ commandId, id: pickId })).answers<QuickPick>(),
  /** Takes a removal back. */
  restore: operation('enter', z.strictObject({ commandId, id: pickId })).answers<QuickPick>(),
  /** Counts that a quick pick was taken; the order goes by it. */
  countUse: operation('enter', z.strictObject({ commandId, id: pickId })).answers<{
    readonly used: number
  }>(),
  /** What the session begun last besides this one had; null when there is none with anything in it. */
  previousShape: operation('enter', z.strictObject({ besides: sessionId })).answers<PreviousShape | null>(),
} as const
