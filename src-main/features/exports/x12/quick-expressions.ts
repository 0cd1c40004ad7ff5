/**
 * What an ordinary claim looks like in the bytes, for `read-quick-claim.ts`. Each expression takes less than the reader
 * segment by segment does: no element that the guides leave empty, printable ASCII without any of our four delimiters.
 */
const CHARACTER = '[ -)+-9;-\\]_-}]'
const TEXT = `${CHARACTER}+`
const MAYBE = `${CHARACTER}*`
const NAME = `(${TEXT})\\*(${MAYBE})`
const AMOUNT = '(0|[1-9]\\d{0,7})(?:\\.(\\d\\d?))?'
/** A composite or a list of them; what it holds is looked at in `read-quick-claim.ts`. */
const COMPOSITES = '([0-9A-Z:*]+)'

/** Places in what `headExpression` finds. */
export const HEAD = {
  group: 1,
  familyName: 2,
  givenName: 3,
  middleName: 4,
  memberId: 5,
  street: 6,
  city: 7,
  state: 8,
  zip: 9,
  birthDate: 10,
  sex: 11,
  payer: 12,
  number: 13,
  whole: 14,
  cents: 15,
  place: 16,
  mrn: 17,
  diagnoses: 18,
} as const

/** Where the three of each physician begin, and the second list of diagnoses. */
export const PROFESSIONAL_HEAD = { referring: 19, performing: 22 } as const
export const FACILITY_HEAD = { others: 19, performing: 20, referring: 23 } as const

/** From SBR to what stands before the first LX. */
export function headExpression(isProfessional: boolean, end: string): RegExp {
  const subscriber = [
    `SBR\\*P\\*18\\*(${MAYBE})\\*{6}${TEXT}`,
    `NM1\\*IL\\*1\\*${NAME}\\*(${MAYBE})\\*\\*\\*MI\\*(${TEXT})`,
    `N3\\*(${TEXT})`,
    `N4\\*(${TEXT})\\*(${TEXT})\\*(${TEXT})`,
    'DMG\\*D8\\*(\\d{8})\\*([FMU])',
    `NM1\\*PR\\*2\\*${TEXT}\\*{5}PI\\*(${TEXT})`,
  ]
  const claim = `CLM\\*(${CHARACTER}{1,20})\\*${AMOUNT}\\*\\*\\*(${TEXT})`
  const mrn = `REF\\*EA\\*(${TEXT})`
  const diagnoses = `HI\\*${COMPOSITES}`
  const rest = isProfessional
    ? [`${claim}:B:1\\*Y\\*A\\*Y\\*Y`, mrn, diagnoses, `(?:${physician('DN')}${end})?${physician('82')}`]
    : [
        `${claim}:A:1\\*\\*A\\*Y\\*Y`,
        `DTP\\*434\\*RD8\\*${TEXT}`,
        `CL1\\*${TEXT}\\*${TEXT}\\*${TEXT}`,
        mrn,
        `${diagnoses}(?:${end}HI\\*${COMPOSITES})?`,
        `${physician('71')}(?:${end}${physician('DN')})?`,
      ]
  return sticky([...subscriber, ...rest], end)
}

function physician(role: string): string {
  return `NM1\\*${role}\\*1\\*${NAME}\\*{4}XX\\*(\\d{10})`
}

/** Places in what `lineExpression` finds. */
export const LINE = {
  position: 1,
  revenueCode: 2,
  code: 3,
  modifiers: 4,
  whole: 5,
  cents: 6,
  units: 7,
  pointers: 8,
  day: 9,
  number: 10,
} as const

/** LX, SV1 or SV2, DTP, REF. */
export function lineExpression(isProfessional: boolean, end: string): RegExp {
  const procedure = `HC:([0-9A-Z]{5})([0-9A-Z:]*)\\*${AMOUNT}\\*UN\\*([1-9]\\d{0,6})`
  return sticky(
    [
      'LX\\*(\\d+)',
      isProfessional ? `SV1()\\*${procedure}\\*\\*\\*([0-9:]+)` : `SV2\\*(\\d{4})\\*${procedure}()`,
      'DTP\\*472\\*D8\\*(\\d{8})',
      `REF\\*6R\\*(${TEXT})`,
    ],
    end,
  )
}

function sticky(segments: readonly string[], end: string): RegExp {
  return new RegExp(segments.map(segment => segment + end).join(''), 'y')
}
