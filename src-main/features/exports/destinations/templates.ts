import { z } from 'zod'
import csv from '#resources/destinations/csv.json' with { type: 'json' }
import delimited from '#resources/destinations/delimited.json' with { type: 'json' }
import fhir from '#resources/destinations/fhir.json' with { type: 'json' }
import fixedWidth from '#resources/destinations/fixed-width.json' with { type: 'json' }
import hl7v231 from '#resources/destinations/hl7-2.3.1.json' with { type: 'json' }
import hl7v251 from '#resources/destinations/hl7-2.5.1.json' with { type: 'json' }
import institutional from '#resources/destinations/837i.json' with { type: 'json' }
import professional from '#resources/destinations/837p.json' with { type: 'json' }
import type { SheetTemplate } from '#shared/contract/destinations.ts'
import { interfaceSheet } from '#shared/contract/interface-sheet.ts'

const template = z.strictObject({
  about: z.string(),
  source: z.string(),
  edition: z.string(),
  licence: z.string(),
  title: z.string(),
  words: z.string(),
  sheet: interfaceSheet,
})

/** The sheets shipped with the program, the most usual first. */
export const TEMPLATES: readonly SheetTemplate[] = [
  hl7v231,
  hl7v251,
  csv,
  fixedWidth,
  delimited,
  professional,
  institutional,
  fhir,
].map(content => {
  const { title, words, sheet } = template.parse(content)
  return { title, words, sheet }
})
