/**
 * What a person may be allowed to do. `anyone` is no right: it marks what is asked before somebody has signed in, such
 * as what is wrong with the log.
 */
export const RIGHTS = [
  'see',
  'enter',
  'review',
  'close-day',
  'correct',
  'void',
  'export',
  'report',
  'audit',
  'administer',
] as const

export type Right = (typeof RIGHTS)[number]

export const ROLES = ['entry', 'reviewer', 'exporter', 'administrator', 'auditor'] as const

export type Role = (typeof ROLES)[number]

/** What each role brings. A person may have several. Voiding a charge without replacement is given by name only. */
export const RIGHTS_OF_ROLE: Readonly<Record<Role, readonly Right[]>> = {
  entry: ['see', 'enter'],
  reviewer: ['see', 'enter', 'review', 'close-day', 'correct', 'report'],
  exporter: ['see', 'export', 'report'],
  administrator: ['see', 'administer'],
  auditor: ['see', 'audit', 'report'],
}

/** Rights that no role brings: they are given to a person by name. */
export const NAMED_RIGHTS = ['void'] as const satisfies readonly Right[]

export type NamedRight = (typeof NAMED_RIGHTS)[number]

/** What the sealed code for an emergency gives: the work at the desk, and nothing that leaves or decides. */
export const EMERGENCY_RIGHTS: readonly Right[] = ['see', 'enter']

/** The rights of somebody who has all these roles, and some rights by name. */
export function rightsOf(roles: readonly Role[], byName: readonly NamedRight[] = []): ReadonlySet<Right> {
  return new Set([...roles.flatMap(role => RIGHTS_OF_ROLE[role]), ...byName])
}

export const ROLE_LABEL = {
  entry: 'Entry',
  reviewer: 'Reviewer',
  exporter: 'Exporter',
  administrator: 'Administrator',
  auditor: 'Auditor',
} as const satisfies Record<Role, string>

/** What a role is for, in plain words. */
export const ROLE_WORDS = {
  entry: 'enters sessions',
  reviewer: 'reviews and corrects sessions, closes the day',
  exporter: 'exports charge files',
  administrator: 'settings, code sets, devices and people',
  auditor: 'reads everything, the audit trail too; changes nothing',
} as const satisfies Record<Role, string>

/** What a right allows, to follow "may" or "may not". */
export const RIGHT_WORDS = {
  see: 'see sessions',
  enter: 'enter sessions',
  review: 'review sessions',
  'close-day': 'close a day',
  correct: 'correct what has left',
  void: 'void a charge without replacement',
  export: 'export charge files',
  report: 'read the reports',
  audit: 'read the audit trail',
  administer: 'change settings, code sets, devices and people',
} as const satisfies Record<Right, string>

/** The roles that bring a right, such as `Reviewer`. */
export function rolesInWords(right: Right): string {
  return ROLES.filter(role => RIGHTS_OF_ROLE[role].includes(right))
    .map(role => ROLE_LABEL[role])
    .join(', ')
}

/** Who may do something, by role: `who may correct what has left: Reviewer`. */
export function whoMay(right: Right): string {
  return `who may ${RIGHT_WORDS[right]}: ${rolesInWords(right)}`
}

/** Why something is not to be had: `You may not see sessions. An administrator can give you that right.` */
export function mayNot(right: Right): string {
  return `You may not ${RIGHT_WORDS[right]}. An administrator can give you that right.`
}
