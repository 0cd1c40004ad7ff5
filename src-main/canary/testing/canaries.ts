/**
 * The patients, physicians and words of the canary tests. Each stands nowhere else in the world, so that wherever one
 * of them turns up it has leaked.
 */
export const CANARY = {
  familyName: 'QUOXWREN',
  givenName: 'Zylphine',
  middleName: 'Vexmara',
  mrn: 'CNRYM7731',
  accession: 'CNRYA9942',
  orderNumber: 'CNRYO5517',
  account: 'CNRYB3306',
  visit: 'CNRYV8824',
  birthDate: '1931-07-29',
  note: 'zwitscherling beside the lesion',
  physician: 'TRILLFINK',
  serial: 'CNRYS4415',
  location: 'zinnfarben quadrant',
} as const

export type Canary = Readonly<Record<keyof typeof CANARY, string>>

/** A second patient, for what needs one whose session leaves, is answered, corrected and voided. */
export const SECOND: Canary = { ...CANARY, mrn: 'CNRYM7732', accession: 'CNRYA9943', serial: 'CNRYS4416' }

/** Ways to write the day of birth; the others are found as part of these. */
const BIRTH_DATES = ['1931-07-29', '19310729', '07/29/1931', '29.07.1931', '07291931']

const WORDS: readonly string[] = [
  ...new Set([...Object.values(CANARY), ...Object.values(SECOND), ...BIRTH_DATES]),
]

/** As bytes may hold them, in lower case: one byte a letter, two bytes a letter, and within base64. */
const PLAIN = WORDS.map(word => [word, word.toLowerCase()] as const)
const WIDE = PLAIN.map(([word, text]) => [word, [...text].join('\0')] as const)
const BASE64 = WORDS.flatMap(word => [0, 1, 2].map(shift => [word, inBase64(word, shift)] as const))

/** Which canaries stand in these bytes, whatever the case, in UTF-8, UTF-16 or base64. */
export function canariesIn(bytes: Buffer | string): readonly string[] {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1')
  const lower = text.toLowerCase()
  const found = [
    ...[...PLAIN, ...WIDE].filter(([, sign]) => lower.includes(sign)),
    ...BASE64.filter(([, sign]) => text.includes(sign)),
  ]
  return [...new Set(found.map(([word]) => word))]
}

/** The part of a word's base64 that is the same whatever stands around it. */
function inBase64(word: string, shift: number): string {
  const whole = Buffer.concat([Buffer.alloc(shift), Buffer.from(word)])
  const from = shift === 0 ? 0 : shift + 1
  return whole
    .toString('base64')
    .replaceAll('=', '')
    .slice(from, Math.floor((whole.length * 8) / 6))
}
