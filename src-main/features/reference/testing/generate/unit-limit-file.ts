import family from '#resources/reference/breast-localization.json' with { type: 'json' }
import { CODE_POOL } from './code-pool.ts'
import { csvLine } from './csv-line.ts'
import { type Edition, firstMonthOf } from './edition.ts'
import { type GeneratedFile, latin1File } from './generated-file.ts'
import { type Random, randomFrom } from './random.ts'

export type UnitLimitSetting = 'practitioner' | 'outpatient' | 'dme'

const TITLES = {
  practitioner: { file: 'PractitionerServices', header: 'Practitioner Services MUE Values' },
  outpatient: { file: 'OutpatientHospitalServices', header: 'Outpatient Hospital Services MUE Values' },
  dme: { file: 'DMESupplierServices', header: 'DME Supplier Services MUE Values' },
} as const satisfies Record<UnitLimitSetting, { readonly file: string; readonly header: string }>

const NOTICE =
  'Current Procedural Terminology (CPT) codes, descriptions and other data only are copyright 2025 American Medical ' +
  'Association. All rights reserved. \n\nCPT\u00ae is a registered trademark of the American Medical Association.\n\n' +
  'Applicable FARS/DFARS Restrictions Apply to Government Use. '
const INDICATORS = {
  1: '1 Line Edit',
  2: '2 Date of Service Edit: Policy',
  3: '3 Date of Service Edit: Clinical',
} as const
const RATIONALES = [
  'Code Descriptor / CPT Instruction',
  'Nature of Analyte',
  'Nature of Service/Procedure',
  'Clinical: Data',
  'CMS Policy',
  'Anatomic Consideration',
] as const

/** Unit limits of one setting. Those of the built-in family are the built-in ones. */
export function unitLimitFile(seed: number, setting: UnitLimitSetting, edition: Edition): GeneratedFile {
  const { file, header } = TITLES[setting]
  const month = String(firstMonthOf(edition)).padStart(2, '0')
  return latin1File(`MCR_MUE_${file}_Eff_${month}-01-${edition.year}.csv`, function* () {
    const random = randomFrom(seed)
    yield csvLine([NOTICE, '', '', ''])
    yield csvLine(['HCPCS/\nCPT Code', header, 'MUE Adjudication Indicator', 'MUE Rationale'])
    for (const code of CODE_POOL) {
      const { units, mai } = builtIn(code, setting) ?? invented(random)
      yield csvLine([code, units, INDICATORS[mai], random.pick(RATIONALES)])
    }
  })
}

type Limit = { readonly units: number; readonly mai: 1 | 2 | 3 }

function builtIn(code: string, setting: UnitLimitSetting): Limit | null {
  if (setting === 'dme') return null
  const limit = Object.entries(family.mue).find(([known]) => known === code)?.[1][setting]
  const mai = limit?.mai
  return limit && (mai === 1 || mai === 2 || mai === 3) ? { units: limit.units, mai } : null
}

function invented(random: Random): Limit {
  return { units: random.pick([1, 1, 1, 2, 3, 4, 6, 10, 0]), mai: random.pick([1, 2, 2, 3, 3]) }
}
