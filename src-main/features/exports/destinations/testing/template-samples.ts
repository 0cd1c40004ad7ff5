import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { DEFAULT_SETTINGS } from '#main/features/settings/defaults.ts'
import { sampleOf, type Sample } from '../sample-file.ts'
import { claimsOf } from '../sheet-format.ts'
import { TEMPLATES } from '../templates.ts'

export const SETTINGS: Settings = { ...DEFAULT_SETTINGS, workstation: 'K7M', receivingFacility: 'BILLING' }

/** The sheet of a template, by its id. */
export function templateSheet(id: string): InterfaceSheet {
  const template = TEMPLATES.find(({ sheet }) => sheet.id === id)
  if (!template) throw new Error(`No template ${id}`)
  return template.sheet
}

/** A sample that has to be there. */
export function aSample(sheet: InterfaceSheet, claim = claimsOf(sheet)[0], marked = true): Sample {
  if (!claim) throw new Error('A sheet takes some claim')
  const sample = sampleOf({ sheet, settings: SETTINGS, claim, marked })
  if (!sample.ok) throw new Error(sample.error)
  return sample.value
}

/** Every template with each kind of claim it takes. */
export const SAMPLES: readonly (readonly [name: string, sheet: InterfaceSheet, sample: Sample])[] =
  TEMPLATES.flatMap(({ sheet }) =>
    claimsOf(sheet).map(claim => [`${sheet.id}, ${claim}`, sheet, aSample(sheet, claim)] as const),
  )
