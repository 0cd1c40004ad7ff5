import { DEPARTMENT_CODES } from '../search/department-codes.ts'
import type { DiagnosisRow, FeeScheduleRow, HcpcsRow } from '../formats/rows.ts'
import type { EditionFixture } from './a-reference.ts'
import { aDiagnosis, aFee, aSupply } from './a-row.ts'
import { PUBLISHED_DIAGNOSES } from './published-diagnoses.ts'

/** As many codes as a department loads: about 82,000 diagnoses, 8,000 of HCPCS and 10,000 procedure numbers. */
export const MANY_CODES = 100_000
const SUPPLIES = 8_000
const PROCEDURES = 10_000

/**
 * A code set of true size: the diagnoses of the department and their near misses as published, the rest invented
 * from the words that published texts are made of. The same seed gives the same set.
 */
export function manyCodes(seed = 1): readonly EditionFixture[] {
  const random = seeded(seed)
  return [
    {
      dataset: 'icd-10-cm',
      from: '2026-10-01',
      through: '2027-09-30',
      rows: { kind: 'diagnosis', rows: diagnoses(random, MANY_CODES - SUPPLIES - PROCEDURES) },
    },
    { dataset: 'hcpcs', from: '2026-10-01', rows: { kind: 'hcpcs', rows: supplies(random) } },
    { dataset: 'mpfs', from: '2026-07-01', rows: { kind: 'fee-schedule', rows: procedures(random) } },
  ]
}

type Random = () => number

function diagnoses(random: Random, count: number): readonly DiagnosisRow[] {
  const rows = new Map<string, DiagnosisRow>()
  for (const { kind, plain, text } of DEPARTMENT_CODES) {
    if (kind === 'icd-10-cm') rows.set(plain, aDiagnosis(plain, { text }))
  }
  for (const line of PUBLISHED_DIAGNOSES.trim().split('\n')) {
    const [, mark, code = '', text = ''] = /^(-?)(\S+) (.*)$/.exec(line) ?? []
    const plain = code.replace('.', '')
    if (!rows.has(plain)) rows.set(plain, aDiagnosis(plain, { billable: mark === '', text }))
  }
  while (rows.size < count) {
    const row = inventedDiagnosis(random)
    if (!rows.has(row.code)) rows.set(row.code, row)
  }
  return [...rows.values()]
}

const CHAPTERS = 'A B D E F G H J K L M N O Q S T V W X Y'.split(' ')
const CONDITIONS = [
  'Displaced fracture',
  'Nondisplaced fracture',
  'Other fracture',
  'Laceration without foreign body',
  'Puncture wound with foreign body',
  'Contusion',
  'Burn of second degree',
  'Sprain',
  'Pathological fracture in neoplastic disease',
  'Primary osteoarthritis',
  'Chronic gout due to renal impairment',
  'Malignant neoplasm of overlapping sites',
  'Benign neoplasm',
  'Cyst',
  'Abscess',
  'Pressure ulcer, stage 2',
  'Calcification and ossification of muscles',
  'Foreign body granuloma',
  'Secondary localized infection',
  'Pain',
  'Injury of blood vessel',
  'Poisoning by unspecified drugs, assault',
  'Other specified disorders',
  'Hemorrhage of unspecified lymph node',
] as const
const SITES = [
  'upper end of radius',
  'lower end of ulna',
  'shaft of femur',
  'ankle',
  'wrist',
  'shoulder',
  'upper arm',
  'lower leg',
  'hand',
  'thumb',
  'index finger',
  'great toe',
  'lower back',
  'front wall of thorax',
  'upper lobe of lung',
  'lower quadrant of abdomen',
  'upper eyelid',
  'middle ear',
  'forearm',
  'hip',
] as const
const SIDES = ['right', 'left', 'unspecified', 'bilateral'] as const
const ENCOUNTERS = [
  'initial encounter for closed fracture',
  'subsequent encounter for fracture with routine healing',
  'subsequent encounter',
  'initial encounter',
  'sequela',
] as const

function inventedDiagnosis(random: Random): DiagnosisRow {
  const digits = String(Math.floor(random() * 100_000)).padStart(5, '0')
  const code = `${one(CHAPTERS, random)}${digits}${random() < 0.6 ? one(['A', 'D', 'S'], random) : ''}`
  const site = `${one(SIDES, random)} ${one(SITES, random)}`
  const text = `${one(CONDITIONS, random)} of ${site}, ${one(ENCOUNTERS, random)}`
  return aDiagnosis(code, { billable: random() > 0.2, text })
}

const ITEMS = [
  'Injection',
  'Catheter',
  'Wheelchair part',
  'Surgical dressing',
  'Guide wire',
  'Needle',
  'Implant',
]
const OF_WHAT = [
  'sterile',
  'adjustable',
  'each',
  'per 10 mg',
  'with contrast',
  'for breast',
  'replacement only',
]

function supplies(random: Random): readonly HcpcsRow[] {
  const rows = new Map<string, HcpcsRow>()
  const marker = 'Tissue marker, implantable, any type, each'
  rows.set('A4648', aSupply('A4648', { text: marker, shortText: 'Implantable tissue marker' }))
  while (rows.size < SUPPLIES) {
    const code = `${one(['A', 'C', 'E', 'G', 'J', 'K', 'L', 'Q'], random)}${number(random, 0, 10_000)}`
    const text = `${one(ITEMS, random)}, ${one(OF_WHAT, random)}, ${one(OF_WHAT, random)}, type ${rows.size}`
    if (!rows.has(code)) rows.set(code, aSupply(code, { text, shortText: text.slice(0, 28) }))
  }
  return [...rows.values()]
}

function procedures(random: Random): readonly FeeScheduleRow[] {
  const codes = new Set(DEPARTMENT_CODES.filter(({ kind }) => kind === 'cpt').map(({ plain }) => plain))
  codes.add('99213')
  while (codes.size < PROCEDURES) codes.add(number(random, 10_000, 99_999))
  return [...codes].map(code => aFee(code))
}

function number(random: Random, from: number, below: number): string {
  return String(from + Math.floor(random() * (below - from))).padStart(String(below - 1).length, '0')
}

function one<T>(list: readonly T[], random: Random): T {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new Error('an empty list')
  return item
}

/** Mulberry32: small, and the same on every machine. */
function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
