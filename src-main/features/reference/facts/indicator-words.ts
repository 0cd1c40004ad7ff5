/**
 * What the published indicators mean, in our own words. Sources: Medicare physician fee schedule relative value
 * files, NCCI edit and MUE files, OPPS Addendum D1 (Centers for Medicare and Medicaid Services).
 */

/** Professional and technical component. */
export const COMPONENT_WORDS: Readonly<Record<string, string>> = {
  '0': 'Done by a physician: takes neither 26 nor TC.',
  '1': 'A test with two parts: 26 for the reading, TC for the rest, neither for both.',
  '2': 'The reading alone: takes neither 26 nor TC.',
  '3': 'The technical part alone: takes neither 26 nor TC.',
  '4': 'Both parts together; each part has a code of its own.',
  '5': 'Done by staff under a physician: takes neither 26 nor TC.',
  '6': 'Reading of a laboratory test: 26 alone can be used.',
  '7': 'Therapy that is not paid here.',
  '8': 'Reading of a blood smear: takes no TC.',
  '9': 'The split into parts does not apply.',
}

export const GLOBAL_WORDS: Readonly<Record<string, string>> = {
  '000': 'Care on the same day is included.',
  '010': 'Care for 10 days after is included.',
  '090': 'Care on the day before and for 90 days after is included.',
  MMM: 'Maternity care has its own period.',
  XXX: 'No care before or after is included.',
  YYY: 'The contractor sets the period.',
  ZZZ: 'Belongs to the period of the service it is added to.',
}

export const MULTIPLE_WORDS: Readonly<Record<string, string>> = {
  '0': 'Paid in full beside other procedures.',
  '1': 'An older reduction beside other procedures applies.',
  '2': 'The highest procedure of a day is paid in full, the others at half.',
  '3': 'The rule for several endoscopies applies.',
  '4': 'The technical part is reduced beside other imaging.',
  '5': 'The rule for several therapies applies.',
  '6': 'The technical part is reduced beside other heart tests.',
  '7': 'The technical part is reduced beside other eye tests.',
  '9': 'Reductions do not apply.',
}

export const BILATERAL_WORDS: Readonly<Record<string, string>> = {
  '0': 'No rise for both sides: 50 brings nothing.',
  '1': 'Both sides are paid at one and a half times.',
  '2': 'The price is for both sides already.',
  '3': 'Each side is paid in full.',
  '9': 'Sides do not apply.',
}

export const ASSISTANT_WORDS: Readonly<Record<string, string>> = {
  '0': 'An assistant is paid where documents show the need.',
  '1': 'An assistant is never paid.',
  '2': 'An assistant is paid.',
  '9': 'Assistants do not apply.',
}

export const STATUS_WORDS: Readonly<Record<string, string>> = {
  A: 'Active and paid on its own.',
  B: 'Always part of another service, never paid on its own.',
  C: 'The contractor sets the price.',
  D: 'Deleted.',
  E: 'Left out of Medicare by regulation.',
  F: 'Deleted, without a time of grace.',
  G: 'Not valid for Medicare; another code is.',
  H: 'Its modifier was deleted.',
  I: 'Not valid for Medicare; another code is.',
  J: 'Anesthesia, paid by its own units.',
  M: 'For measurement only.',
  N: 'Not covered by Medicare.',
  P: 'Part of another service or left out.',
  Q: 'Reports a function of therapy, without payment.',
  R: 'Covered under restrictions.',
  T: 'Paid only when nothing else is paid that day.',
  X: 'No physician service by law.',
}

/** Outpatient payment status. */
export const PAYMENT_WORDS: Readonly<Record<string, string>> = {
  A: 'Paid under another fee schedule.',
  B: 'Not taken on an outpatient hospital claim.',
  C: 'Paid for inpatients only.',
  D: 'Discontinued.',
  E1: 'Not paid in any outpatient setting.',
  E2: 'No price is known, so not paid.',
  F: 'Paid at reasonable cost.',
  G: 'Drug with a passing extra payment.',
  H: 'Device with a passing extra payment.',
  J1: 'One payment for the whole visit; what stands beside it is included.',
  J2: 'One payment for the whole visit when certain services meet.',
  K: 'Drug with a payment of its own.',
  L: 'Vaccine, paid at reasonable cost.',
  M: 'Not billed to this contractor.',
  N: 'Included in the payment of what it stands beside; charged all the same.',
  P: 'Paid by the day of partial hospitalization.',
  Q1: 'Included beside a procedure, visit or test; paid when it stands alone.',
  Q2: 'Included beside a procedure of status T; paid otherwise.',
  Q3: 'Paid with others as one when they meet.',
  Q4: 'Laboratory test, included unless it stands alone.',
  R: 'Blood, paid on its own.',
  S: 'Paid in full beside other procedures.',
  T: 'Paid at half beside a higher procedure of status T.',
  U: 'Radiation source, paid on its own.',
  V: 'A visit, paid on its own.',
  Y: 'Not for hospitals: billed to the equipment contractor.',
}

/** What exceeding a unit limit means. */
export const LIMIT_WORDS = {
  1: 'Each claim line is judged by itself; more units stand on a further line with a modifier that says why.',
  2: 'The limit of the day is absolute by policy: more is never paid.',
  3: 'The limit of the day is clinical: a reviewer may allow more where the record shows the need.',
} as const satisfies Record<1 | 2 | 3, string>

export const PAIR_WORDS = {
  0: 'Never paid together; no modifier helps.',
  1: 'Paid together only with a modifier that says why: another side, lesion or session.',
  9: 'Not an edit any more.',
} as const satisfies Record<0 | 1 | 9, string>

/** The meaning of an indicator; a new one is said to be unknown, never guessed. */
export function indicatorWords(words: Readonly<Record<string, string>>, value: string | number): string {
  return words[String(value)] ?? 'An indicator that this version does not know.'
}
