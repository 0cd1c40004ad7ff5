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
  administrator: ['see', 'administer', 'void'],
  auditor: ['see', 'audit', 'report'],
}

/** The rights of somebody who has all these roles. */
export function rightsOf(roles: readonly Role[]): ReadonlySet<Right> {
  return new Set(roles.flatMap(role => RIGHTS_OF_ROLE[role]))
}
