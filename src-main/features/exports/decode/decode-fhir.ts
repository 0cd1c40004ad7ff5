import type { DecodedField, DecodedPart } from '#shared/contract/decoded-file.ts'
import { elementOf, fhirCodeInWords } from './fhir-fields.ts'
import { jsonLeaves, type JsonLeaf } from './json-leaves.ts'
import { meaningOf } from './value-kind.ts'

const NO_CODES = { charge: '', credit: '' }

/** Takes a FHIR file apart for a reader's eye: a line is a resource, the first of a Bundle its head. */
export function decodeFhir(text: string): readonly DecodedPart[] {
  const parts: DecodedPart[] = []
  let from = 0
  for (const [index, line] of text.split('\n').entries()) {
    const leaves = jsonLeaves(line, from)
    if (leaves.length > 0) parts.push(decodeLine(leaves, { line: index + 1, from, to: from + line.length }))
    from += line.length + 1
  }
  return parts
}

function decodeLine(
  leaves: readonly JsonLeaf[],
  where: { readonly line: number; readonly from: number; readonly to: number },
): DecodedPart {
  const kind = leaves.find(({ path }) => path.at(-1) === 'resourceType')?.value ?? 'Resource'
  const fields = leaves.map(leaf => decodeLeaf(leaf, kind))
  return { name: kind, title: kind === 'Bundle' ? 'File' : 'Resource', ...where, fields }
}

/** The path of an element in its resource, list places left out: `code.coding.code`. */
export function elementPath(place: string): string {
  return place
    .split('.')
    .filter(key => !/^\d+$/.test(key))
    .join('.')
}

function decodeLeaf({ path, value, from, to }: JsonLeaf, kind: string): DecodedField {
  const place = (path[0] === 'resource' ? path.slice(1) : path).join('.')
  const known = elementOf(kind, elementPath(place))
  const words = meaningOf(known?.kind ?? 'text', value, NO_CODES)
  return {
    place,
    name: known?.name ?? 'not of this sheet',
    from,
    to,
    value,
    meaning: words || fhirCodeInWords(value) || (place.startsWith('extension.') ? extensionName(value) : ''),
  }
}

function extensionName(value: string): string {
  return /\/StructureDefinition\/([a-z-]+)$/.exec(value)?.[1]?.replaceAll('-', ' ') ?? ''
}
