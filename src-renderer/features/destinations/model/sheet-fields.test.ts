import { expect, test } from 'vitest'
import csv from '#resources/destinations/csv.json' with { type: 'json' }
import fhir from '#resources/destinations/fhir.json' with { type: 'json' }
import fixedWidth from '#resources/destinations/fixed-width.json' with { type: 'json' }
import hl7 from '#resources/destinations/hl7-2.5.1.json' with { type: 'json' }
import professional from '#resources/destinations/837p.json' with { type: 'json' }
import type { FormatKind } from '#shared/contract/interface-sheet.ts'
import { groupsOf } from './sheet-fields.ts'
import { valueAt, type Json } from './sheet-draft.ts'

const SHEETS: readonly (readonly [FormatKind, Json])[] = [
  ['csv', csv.sheet],
  ['hl7', hl7.sheet],
  ['columns', fixedWidth.sheet],
  ['x12', professional.sheet],
  ['fhir', fhir.sheet],
]

/** Every field of a sheet that is filled in by itself: a list and a table by name are one. */
function leavesOf(value: Json, path: string, stops: ReadonlySet<string>): readonly string[] {
  if (stops.has(path) || typeof value !== 'object' || value === null || Array.isArray(value)) return [path]
  return Object.entries(value).flatMap(([key, one]) =>
    leavesOf(one, path === '' ? key : `${path}.${key}`, stops),
  )
}

test.each(SHEETS)(
  'the form of %s has a field for everything in the sheet, and for nothing else',
  (kind, sheet) => {
    const fields = groupsOf(kind).flatMap(group => group.fields.map(({ path }) => path))
    const leaves = leavesOf(sheet, '', new Set(fields)).filter(
      path => path !== 'sheet' && path !== 'format.kind',
    )
    expect(fields.toSorted()).toEqual(leaves.toSorted())
  },
)

test.each(SHEETS)('%s: what a template says is among the choices', (kind, sheet) => {
  for (const { path, control } of groupsOf(kind).flatMap(group => group.fields)) {
    if (control.kind === 'choice')
      expect(control.options.map(({ value }) => value)).toContainEqual(valueAt(sheet, path))
  }
})
