import { SUGGESTED_DIAGNOSES } from '#shared/domain/suggested-diagnoses.ts'

export type OrderedDiagnosis = { readonly code: string; readonly billable: boolean; readonly text: string }

/** Categories that are given real codes; all other categories are invented whole. */
const CATEGORIES: Readonly<Record<string, string>> = {
  C50: 'Malignant neoplasm of breast',
  C77: 'Secondary and unspecified malignant neoplasm of lymph nodes',
  D05: 'Carcinoma in situ of breast',
  D24: 'Benign neoplasm of breast',
  D48: 'Neoplasm of uncertain behavior of other and unspecified sites',
  D49: 'Neoplasms of unspecified behavior',
  N60: 'Benign mammary dysplasia',
  N63: 'Unspecified lump in breast',
  N64: 'Other disorders of breast',
  R59: 'Enlarged lymph nodes',
  R92: 'Abnormal and inconclusive findings on diagnostic imaging of breast',
  Z12: 'Encounter for screening for malignant neoplasms',
  Z80: 'Family history of primary malignant neoplasm',
  Z85: 'Personal history of malignant neoplasm',
  Z86: 'Personal history of certain other diseases',
}

const FURTHER: readonly (readonly [code: string, text: string])[] = [
  ['C50.419', 'Cancer, side not stated, upper outer (female)'],
  ['D05.01', 'Lobular carcinoma in situ of right breast'],
  ['D05.02', 'Lobular carcinoma in situ of left breast'],
  ['D24.9', 'Benign neoplasm, side not stated'],
  ['D48.60', 'Neoplasm of uncertain behavior, side not stated'],
  ['D49.3', 'Neoplasm of unspecified behavior of breast'],
  ['N60.01', 'Solitary cyst of right breast'],
  ['N60.02', 'Solitary cyst of left breast'],
  ['N63.0', 'Unspecified lump in unspecified breast'],
  ['N64.89', 'Other specified disorders of breast'],
  ['R92.2', 'Inconclusive mammogram'],
  ['R92.30', 'Dense breasts, unspecified'],
  ['R92.321', 'Mammographic fibroglandular density, right breast'],
  ['R92.322', 'Mammographic fibroglandular density, left breast'],
  ['Z12.31', 'Encounter for screening mammogram for malignant neoplasm of breast'],
]

export function isBreastCategory(category: string): boolean {
  return Object.hasOwn(CATEGORIES, category)
}

/** The codes of a category with the headings above them, in the order of publication. */
export function breastDiagnoses(category: string): readonly OrderedDiagnosis[] {
  const texts = new Map(
    [...SUGGESTED_DIAGNOSES.map(({ code, label }) => [code, label] as const), ...FURTHER].map(
      ([code, text]) => [code.replace('.', ''), text],
    ),
  )
  const codes = [...texts.keys()].filter(code => code.startsWith(category))
  const heading = CATEGORIES[category] ?? ''
  const all = new Set(
    codes.flatMap(code => Array.from({ length: code.length - 2 }, (_, cut) => code.slice(0, cut + 3))),
  )
  all.add(category)
  return [...all].toSorted().map(code => ({
    code,
    billable: texts.has(code),
    text: texts.get(code) ?? (code === category ? heading : `${heading}, ${code.slice(3)}`),
  }))
}
