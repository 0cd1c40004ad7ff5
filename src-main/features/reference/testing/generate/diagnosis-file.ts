import { breastDiagnoses, isBreastCategory, type OrderedDiagnosis } from './breast-diagnoses.ts'
import { type GeneratedFile, latin1File } from './generated-file.ts'
import { type Random, randomFrom } from './random.ts'

export type DiagnosisOptions = {
  readonly seed: number
  /** About as many codes and headings; 75,000 are published. */
  readonly rows: number
  /** In force from October of the year before. */
  readonly fiscalYear: number
}

const CATEGORY_COUNT = 26 * 100
const KINDS = ['Invented inflammation', 'Invented injury', 'Invented deformity', 'Invented growth'] as const
const SITES = ['shoulder', 'forearm', 'ankle', 'eyelid', 'inner ear', 'stomach', 'kidney', 'skin'] as const
const COURSES = ['initial encounter', 'subsequent encounter', 'sequela', 'recurrent', 'unspecified'] as const
const SIDES = ['right', 'left', 'unspecified side', 'bilateral'] as const

/** The order file of ICD-10-CM: breast codes with real words, everything else invented. */
export function diagnosisFile(options: DiagnosisOptions): GeneratedFile {
  return latin1File(`icd10cm_order_${options.fiscalYear}.txt`, function* () {
    let order = 0
    for (const diagnosis of diagnoses(options)) {
      order += 1
      yield orderLine(order, diagnosis)
    }
  })
}

function* diagnoses({ seed, rows }: DiagnosisOptions): Generator<OrderedDiagnosis> {
  const random = randomFrom(seed)
  const each = rows / CATEGORY_COUNT
  for (let place = 0; place < CATEGORY_COUNT; place += 1) {
    const category = String.fromCharCode(65 + Math.floor(place / 100)) + String(place % 100).padStart(2, '0')
    if (isBreastCategory(category)) yield* breastDiagnoses(category)
    else yield* inventedCategory(category, Math.floor((place + 1) * each) - Math.floor(place * each), random)
  }
}

/** A heading, and below it codes of four to seven characters; the lesser headings take their part of the count. */
function* inventedCategory(category: string, rows: number, random: Random): Generator<OrderedDiagnosis> {
  const name = `${random.pick(KINDS)} of ${random.pick(SITES)}`
  const digits = '0123456789'
  let left = rows
  if (left-- > 0) yield { code: category, billable: left < 1, text: name }
  for (const fourth of digits) {
    if (left-- <= 0) return
    yield { code: category + fourth, billable: false, text: `${name}, form ${fourth}` }
    for (const fifth of digits) {
      if (left-- <= 0) return
      const text = `${name}, form ${fourth}, ${random.pick(SIDES)}, ${random.pick(COURSES)}`
      const code = category + fourth + fifth
      yield { code: random.chance(0.3) ? `${code}XA` : code, billable: true, text }
    }
  }
}

function orderLine(order: number, { code, billable, text }: OrderedDiagnosis): string {
  const short = text.replace('encounter', 'enctr').replace('unspecified', 'unsp').slice(0, 60)
  return `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${billable ? 1 : 0} ${short.padEnd(60)} ${text}`
}
