import type { PatientEntry, PhysicianEntry } from '#shared/domain/session-entry.ts'
import { seededRandom, type Random } from './seeded-random.ts'

const BEGINNINGS =
  'ba be bi bo bra bre da de di do dra fa fe fi fo ga ge go gra ha he hi ho ka ke ki ko kra la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so sta ta te ti to tra va ve vi vo wa we wi wo za ze'.split(
    ' ',
  )
const ENDINGS =
  'bel ber den der fel gan gor kel ken lan len lin mar mer min nel ner nor pel ren rin sen sel ser tan tel ter ven wen zel'.split(
    ' ',
  )
const GIVEN =
  'Ada Bea Cora Dana Edna Fay Gwen Hope Ida June Kay Lena Mia Nell Olga Pia Rose Sara Tess Uma Vera Wren Xenia Yara Zoe'.split(
    ' ',
  )

/**
 * The patient with a number. Every family name ends in TEST or ROE, every given name begins with Synthetic, and every
 * MRN with TEST: nobody takes them for real. The same number is the same patient.
 */
export function inventedPatient(number: number): PatientEntry {
  const random = seededRandom(Math.imul(number, 0x9e3779b1))
  return {
    mrn: `TEST${String(number).padStart(7, '0')}`,
    familyName: familyName(random),
    givenName: `Synthetic ${oneOf(GIVEN, random)}`,
    middleName: random.chance(0.3) ? oneOf(GIVEN, random).charAt(0) : '',
    birthDate: `${1935 + random.below(55)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`,
    sex: random.chance(0.99) ? 'female' : 'male',
  }
}

/** The physician with a number, under an NPI whose check digit fits and that begins like no assigned one we know of. */
export function inventedPhysician(number: number, kind: 'reader' | 'referrer'): PhysicianEntry {
  const random = seededRandom(Math.imul(number + (kind === 'reader' ? 1 : 1_001), 0x85ebca6b))
  return {
    npi: npiOf(`19991${kind === 'reader' ? '1' : '2'}${String(number).padStart(3, '0')}`),
    familyName: `${familyName(random)} ${kind.toUpperCase()}`,
    givenName: `Synthetic ${oneOf(GIVEN, random)}`,
  }
}

function familyName(random: Random): string {
  const middle = random.chance(0.5) ? oneOf(BEGINNINGS, random) : ''
  return (
    `${oneOf(BEGINNINGS, random)}${middle}${oneOf(ENDINGS, random)}`.toUpperCase() +
    random.pick(['TEST', 'ROE'])
  )
}

/** Nine digits with their check digit: Luhn over `80840` and the nine. */
function npiOf(nine: string): string {
  const sum = [...`80840${nine}`].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * 2
    return total + (index % 2 === 1 ? Number(digit) : doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${nine}${(10 - (sum % 10)) % 10}`
}

function oneOf(words: readonly string[], random: Random): string {
  return words[random.below(words.length)] ?? ''
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
