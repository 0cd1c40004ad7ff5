import { expect, test } from 'vitest'
import { datasetsByName, editionByName, namesMedicaid, partByName } from './name-evidence.ts'

test.each([
  ['ccipra-v322r0-f1.TXT', '2026-07-01'],
  ['ccioph-v303r1-f4.txt', '2024-10-01'],
  ['MCR_MUE_PractitionerServices_Eff_07-01-2026.csv', '2026-07-01'],
  ['practitionerservicesmuetable-effective-04-01-2026.zip', '2026-04-01'],
  ['medicare-ncci-2026-q3-practitioner-services-mue-table.zip', '2026-07-01'],
  ['medicare-ncci-2026q3-practitioner-ptp-edits-ccipra-v322r0-f1.zip', '2026-07-01'],
  ['AOC_V2026Q2-F-MCR.txt', '2026-04-01'],
  ['AOC_V2025Q4_01-MCR.txt', '2025-10-01'],
  ['rvu26c-updated-06-30-2026.zip', '2026-07-01'],
  ['PPRRVU2026_Jul_nonQPP.csv', '2026-07-01'],
  ['PPRRVU24_JAN.csv', '2024-01-01'],
  ['HCPC2026_OCT_ANWEB_09232026.txt', '2026-10-01'],
  ['october-2026-alpha-numeric-hcpcs-file.zip', '2026-10-01'],
  ['2026_january_web_addendum_b.12312025.csv', '2026-01-01'],
  ['January_2026_Web_Addendum_B.csv', '2026-01-01'],
  ['icd10cm_order_2026.txt', '2025-10-01'],
  ['icd10cm-order-2027.txt', '2026-10-01'],
  ['2027-code-descriptions-tabular-order.zip', '2026-10-01'],
  ['april-1-2026-code-descriptions-in-tabular-order.zip', '2026-04-01'],
  ['HCPC2018_CONTR_ANWEB.xlsx', null],
  ['MCR_MUE_Eff_02-30-2026.csv', null],
  ['table.csv', null],
])('%s is in force from %s', (name, day) => {
  expect(editionByName(name).day).toBe(day)
})

test.each([
  ['ccipra-v322r0-f3.TXT', { number: 3, of: 4 }],
  ['ccipra-v322r0-f5.TXT', { number: 5, of: 5 }],
  ['pairs.txt', null],
])('%s is part %j', (name, part) => {
  expect(partByName(name)).toEqual(part)
})

test.each([
  ['CCIOPH-V323R0-F1.TXT', ['ptp-outpatient']],
  ['MCR_MUE_DMESupplierServices_Eff_10-01-2026.csv', ['mue-dme']],
  ['mue table.csv', ['mue-practitioner', 'mue-outpatient', 'mue-dme']],
  ['muesli.csv', []],
])('%s names %j', (name, datasets) => {
  expect(datasetsByName(name)).toEqual(datasets)
})

test.each([
  ['MCD_MUE_PractitionerServices_Eff_07-01-2026.csv', true],
  ['medicaid-ncci-edits.txt', true],
  ['MCR_MUE_PractitionerServices_Eff_07-01-2026.csv', false],
])('%s is a name of Medicaid: %j', (name, isMedicaid) => {
  expect(namesMedicaid(name)).toBe(isMedicaid)
})
