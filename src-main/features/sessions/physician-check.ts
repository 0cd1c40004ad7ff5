import type { PhysicianEntry } from '#shared/domain/session-entry.ts'
import { isNpi } from './npi.ts'
import { tooLongName } from './person-name.ts'
import { readPhysician } from './read-entry.ts'
import { missing, problem, when, type EntryCheck, type Remark } from './remark.ts'

const WRONG_NPI =
  'Is no NPI: ten digits, the last of them a check digit. Compare it with the list of physicians.'

/** The performing physician is there in full, a referring one in full or not at all. */
export const checkPhysicians: EntryCheck = entry => {
  const referring = readPhysician(entry.referring)
  return [
    ...checkPhysician('performing', 'Performing physician', readPhysician(entry.performing)),
    ...(isNobody(referring) ? [] : checkPhysician('referring', 'Referring physician', referring)),
  ]
}

function checkPhysician(
  role: 'performing' | 'referring',
  title: string,
  { npi, familyName, givenName }: PhysicianEntry,
): readonly Remark[] {
  const name = tooLongName(familyName, givenName)
  const instead = role === 'referring' ? ', or leave all three fields empty' : ''
  return [
    ...when(familyName === '', missing(`${role}.familyName`, `${title}: family name${instead}`)),
    ...when(givenName === '', missing(`${role}.givenName`, `${title}: given name${instead}`)),
    ...when(name !== '', problem(`${role}.familyName`, name)),
    ...when(npi === '', missing(`${role}.npi`, `${title}: NPI${instead}`)),
    ...when(npi !== '' && !isNpi(npi), problem(`${role}.npi`, WRONG_NPI)),
  ]
}

function isNobody({ npi, familyName, givenName }: PhysicianEntry): boolean {
  return npi === '' && familyName === '' && givenName === ''
}
