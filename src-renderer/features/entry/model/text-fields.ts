import type { PhysicianEntry, SessionEntry } from '#shared/domain/session-entry.ts'
import { readDate } from './read-date.ts'
import { readTime } from './read-time.ts'

/** A text of the entry: its field path, how it is read and set, and how it is tidied once the field is left. */
export type TextField = {
  readonly path: string
  readonly get: (entry: SessionEntry) => string
  readonly set: (entry: SessionEntry, text: string) => SessionEntry
  readonly tidy: (text: string) => string
}

const trimmed = (text: string) => text.trim()

function patientField(
  key: 'mrn' | 'familyName' | 'givenName' | 'middleName' | 'birthDate',
  tidy = trimmed,
): TextField {
  return {
    path: `patient.${key}`,
    get: entry => entry.patient[key],
    set: (entry, text) => ({ ...entry, patient: { ...entry.patient, [key]: text } }),
    tidy,
  }
}

type OwnText = 'accession' | 'account' | 'visit' | 'performedOn' | 'performedAt' | 'note'

function ownField(key: OwnText, tidy = trimmed): TextField {
  return { path: key, get: entry => entry[key], set: (entry, text) => ({ ...entry, [key]: text }), tidy }
}

function physicianField(role: 'performing' | 'referring', key: keyof PhysicianEntry): TextField {
  return {
    path: `${role}.${key}`,
    get: entry => entry[role][key],
    set: (entry, text) => ({ ...entry, [role]: { ...entry[role], [key]: text } }),
    tidy: trimmed,
  }
}

export const TEXT_FIELDS = {
  mrn: patientField('mrn'),
  familyName: patientField('familyName'),
  givenName: patientField('givenName'),
  middleName: patientField('middleName'),
  birthDate: patientField('birthDate', readDate),
  accession: ownField('accession'),
  account: ownField('account'),
  visit: ownField('visit'),
  performedOn: ownField('performedOn', readDate),
  performedAt: ownField('performedAt', readTime),
  note: ownField('note', text => text),
  performingFamily: physicianField('performing', 'familyName'),
  performingGiven: physicianField('performing', 'givenName'),
  performingNpi: physicianField('performing', 'npi'),
  referringFamily: physicianField('referring', 'familyName'),
  referringGiven: physicianField('referring', 'givenName'),
  referringNpi: physicianField('referring', 'npi'),
} as const satisfies Readonly<Record<string, TextField>>
