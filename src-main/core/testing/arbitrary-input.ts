import fc, { type Arbitrary } from 'fast-check'
import { z } from 'zod'

/** The part of JSON Schema that the contract's inputs come to. */
type Schema = {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly format?: string
  readonly maxItems?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** Folders that do not exist: a made-up input must not write anywhere. */
const FOLDERS = ['/chargemark-absent/folder', 'chargemark-absent', '\0'] as const

/**
 * Inputs that an operation's schema takes, with hostile text wherever it takes text; those that it refuses after all,
 * for a pattern or a length, are refused by the operation.
 */
export function arbitraryInput(
  schema: z.ZodType,
  hostile: readonly string[],
  known: Known = NOTHING_KNOWN,
): Arbitrary<unknown> {
  const read = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
  return arbitraryOf(read, { hostile, ...known })
}

/** What stands in the log, so that an input is about something now and then; and folders that are there. */
export type Known = { readonly ids: readonly string[]; readonly folders: readonly string[] }

const NOTHING_KNOWN: Known = { ids: [], folders: [] }

type Words = Known & { readonly hostile: readonly string[] }

function arbitraryOf(schema: Schema, words: Words): Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(one => arbitraryOf(one, words)))
  switch (schema.type) {
    case 'object':
      return objectOf(schema, words)
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, words), {
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      })
    case 'string':
      return textOf(schema, words)
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 50, 2 ** 31) })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue()
  }
}

function objectOf({ properties = {}, required = [] }: Schema, words: Words): Arbitrary<unknown> {
  const members = Object.entries(properties).map(
    ([name, member]) =>
      [
        name,
        /folder/i.test(name) ? fc.constantFrom(...FOLDERS, ...words.folders) : arbitraryOf(member, words),
      ] as const,
  )
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required] })
}

function textOf({ format, maxLength = 1_000 }: Schema, { hostile, ids }: Words): Arbitrary<unknown> {
  if (format === 'uuid') {
    const made = fc.uuid({ version: 4 })
    return ids.length === 0 ? made : fc.oneof(made, fc.constantFrom(...ids))
  }
  if (format === 'date') return fc.constantFrom('2026-11-20', '2024-02-29', '1999-12-31', '9999-12-31')
  return fc.oneof(
    fc.constantFrom(...hostile.map(text => text.slice(0, maxLength))),
    fc.string({ maxLength: Math.min(maxLength, 40) }),
  )
}
