import { expect, test } from 'vitest'
import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { chargeFileName } from '../control-number.ts'
import { aFile, aFullFile } from '../testing/charge-samples.ts'
import { x12Sheet } from '../testing/format-samples.ts'
import { verifyFile } from '../verify-file.ts'
import { writeFile } from '../write-file.ts'
import { adHocSheet, ledgerOf } from './ad-hoc-sheet.ts'
import { fileNameOf, type FileNameFacts } from './file-name.ts'
import { claimsOf, formatOfSheet, partnersOf } from './sheet-format.ts'
import { TEMPLATES } from './templates.ts'

const CONTROL = { interchange: 7, group: 8 }
const SETTINGS = {
  site: 'SITE',
  sendingFacility: '',
  receivingApplication: 'APP',
  receivingFacility: 'BILLING',
} as Settings
const FACTS: FileNameFacts = {
  training: false,
  site: 'SITE',
  workstation: 'K7M',
  createdAt: '2026-11-20T17:30:00.000-05:00',
  count: 12,
  claim: 'professional',
  batch: 'K7M0000007',
}

/** A template with what an 837 cannot do without. */
function filled(sheet: InterfaceSheet): InterfaceSheet {
  if (sheet.format.kind !== 'x12') return sheet
  const { subscribers, prices, revenueCodes } = x12Sheet()
  return { ...sheet, format: { ...sheet.format, subscribers, prices, revenueCodes } }
}

test.each(TEMPLATES.map(({ title, sheet }) => [title, filled(sheet)] as const))(
  'the sheet "%s" writes files that its own reader takes apart',
  (_, sheet) => {
    const format = formatOfSheet(sheet, CONTROL)
    for (const claim of claimsOf(sheet)) {
      const file = sheet.format.kind === 'x12' || sheet.format.kind === 'csv' ? aFile() : aFullFile()
      const own = { ...file, claim, records: file.records.map(record => ({ ...record, claim })) }
      const bytes = writeFile({ ...own, ...partnersOf(sheet, SETTINGS) }, format)
      expect(bytes.ok && verifyFile(bytes.value, own, format)).toMatchObject({ ok: true })
    }
  },
)

test.each(['csv', 'hl7'] as const)('an export by format %s is named and written as it always was', kind => {
  const format = kind === 'csv' ? { kind } : { kind, version: '2.5.1' as const }
  const sheet = adHocSheet(format)
  for (const training of [false, true]) {
    const facts = { ...FACTS, training }
    expect(fileNameOf(sheet, facts)).toBe(chargeFileName({ ...facts, format: kind }))
  }
  expect(partnersOf(sheet, SETTINGS)).toEqual({
    sendingApplication: 'CHARGEMARK',
    sendingFacility: 'SITE',
    receivingApplication: 'APP',
    receivingFacility: 'BILLING',
  })
  expect(writeFile(aFile(), formatOfSheet(sheet, CONTROL))).toEqual(writeFile(aFile(), format))
  expect(ledgerOf(sheet)).toBe('default')
})

test('a sheet of its own has a ledger of its own', () => {
  expect(TEMPLATES.map(({ sheet }) => ledgerOf(sheet))).toEqual(TEMPLATES.map(({ sheet }) => sheet.id))
})

test('a test sheet writes tests: in the name, in MSH-11, in ISA15', () => {
  const [hl7, claims] = ['billing-hl7', 'claims-837p'].map(id => {
    const sheet = TEMPLATES.find(template => template.sheet.id === id)?.sheet
    if (!sheet) throw new Error('The template is shipped')
    return sheet
  })
  if (!hl7 || !claims) throw new Error('The templates are shipped')
  expect(fileNameOf(hl7, FACTS)).toBe('TEST_CHG_SITEK7M_20261120_00012.hl7')
  expect(formatOfSheet(hl7, CONTROL)).toMatchObject({ options: { processing: 'T' } })
  expect(formatOfSheet(claims, CONTROL)).toMatchObject({ options: { usage: 'T', control: CONTROL } })
  const live = { ...hl7, mode: 'production' } as const
  expect(fileNameOf(live, FACTS)).toBe('CHG_SITEK7M_20261120_00012.hl7')
  expect(formatOfSheet(live, CONTROL)).toMatchObject({ options: { processing: 'P' } })
})

test('a name can hold every part, and training is told also without a site', () => {
  const named = (fileName: string, facts: Partial<FileNameFacts> = {}) =>
    fileNameOf(
      { mode: 'production', delivery: { ...adHocSheet({ kind: 'csv' }).delivery, fileName } },
      { ...FACTS, ...facts },
    )
  expect(named('{claim}_{batch}_{time}_{workstation}{number}.x12')).toBe(
    'professional_K7M0000007_173000_K7M00012.x12',
  )
  expect(named('{workstation}{number}.x12', { training: true })).toBe('TRAINING_K7M00012.x12')
})
