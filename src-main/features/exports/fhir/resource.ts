import { createHash } from 'node:crypto'
import type { FhirOptions } from '#shared/contract/fhir-options.ts'

/** JSON as it is written: nothing undefined, nothing empty. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json }
export type Resource = { readonly resourceType: string; readonly [key: string]: Json }

/** A resource with the name that references call it by. */
export type Named = {
  readonly id: string
  readonly resource: Resource
  readonly request: { readonly [key: string]: Json }
}

export type Reference = { readonly reference: string }

/** The same content has the same id in every writing of a batch: a UUID made of its hash. */
export function stableId(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  const digits = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
  return [...digits, hex.slice(20, 32)].join('-')
}

export function referenceTo(type: string, id: string, { shape }: FhirOptions): Reference {
  return { reference: shape === 'bundle' ? `urn:uuid:${id}` : `${type}/${id}` }
}

/** Leaves out what is empty: FHIR knows no empty string, list or object. */
export function filled(parts: { readonly [key: string]: Json | null }): { readonly [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(parts).filter(
      (part): part is [string, Json] => part[1] !== null && part[1] !== '' && !isEmptyList(part[1]),
    ),
  )
}

function isEmptyList(value: Json | null): boolean {
  return Array.isArray(value) && value.length === 0
}

/** `system|value` as a search takes it. */
export function searchToken(system: string, value: string): string {
  return `${encodeURIComponent(`${system}|`)}${searchText(value)}`
}

/** A bar or comma inside would part the token; the search syntax escapes them by a backslash. */
export function searchText(value: string): string {
  return encodeURIComponent(value.replaceAll(/[\\|,$]/g, '\\$&'))
}
