import type { Side } from '#shared/domain/vocabulary.ts'

export type Quadrant = 'upper outer' | 'upper inner' | 'lower outer' | 'lower inner' | 'overlapping'

const NAMED: Readonly<Record<string, Quadrant>> = {
  UOQ: 'upper outer',
  UIQ: 'upper inner',
  LOQ: 'lower outer',
  LIQ: 'lower inner',
}

/**
 * The quadrant of a location as `readLocation` writes it, facing the patient: 10:00 is upper outer in the right
 * breast and upper inner in the left. A position on an axis (12, 3, 6, 9) overlaps two. Null when it cannot be told.
 */
export function quadrantOf(side: Side | null, location: string): Quadrant | null {
  const named = NAMED[location.slice(0, 3)]
  if (named) return named
  const clock = /^(\d{1,2}):(\d{2})/.exec(location)
  if (!clock || side === null) return null
  const hour = (Number(clock[1]) % 12) + Number(clock[2]) / 60
  if (hour % 3 === 0) return 'overlapping'
  const upper = hour < 3 || hour > 9
  const patientsRight = hour > 6
  const outer = side === 'right' ? patientsRight : !patientsRight
  return `${upper ? 'upper' : 'lower'} ${outer ? 'outer' : 'inner'}`
}
