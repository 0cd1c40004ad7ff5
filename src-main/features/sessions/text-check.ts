import type { PhysicianEntry, SessionEntry } from '#shared/domain/session-entry.ts'
import { placedItems } from './placed-items.ts'
import { problem, type EntryCheck } from './remark.ts'
import { isUnsafeInLines, isUnsafeText } from './unsafe-text.ts'

const ONE_LINE =
  'Holds a line break or a character that cannot be printed. Delete the text and type it again.'
const LINES = 'Holds a character that cannot be printed. Delete the text and type it again.'

/** Refuses text that could not be written to a file as it looks on screen, in whichever field it stands. */
export const checkTexts: EntryCheck = entry => [
  ...oneLineTexts(entry)
    .filter(([, text]) => isUnsafeText(text))
    .map(([field]) => problem(field, ONE_LINE)),
  ...(isUnsafeInLines(entry.note) ? [problem('note', LINES)] : []),
]

type FieldText = readonly [field: string, text: string]

/** Every text of an entry but the note, by its field. */
function oneLineTexts(entry: SessionEntry): readonly FieldText[] {
  const { patient } = entry
  return [
    ['patient.mrn', patient.mrn],
    ['patient.familyName', patient.familyName],
    ['patient.givenName', patient.givenName],
    ['patient.middleName', patient.middleName],
    ['patient.birthDate', patient.birthDate],
    ['accession', entry.accession],
    ['account', entry.account],
    ['visit', entry.visit],
    ['performedOn', entry.performedOn],
    ['performedAt', entry.performedAt],
    ...physicianTexts('performing', entry.performing),
    ...physicianTexts('referring', entry.referring),
    ['placeOfService', entry.placeOfService],
    ['payer', entry.payer],
    ...entry.lesions.map((lesion, index): FieldText => [`lesions.${index}.location`, lesion.location]),
    ...placedItems(entry).flatMap(({ field, item }) =>
      Object.entries(item).map(([name, text]): FieldText => [`${field}.${name}`, text]),
    ),
    ...entry.excisions.map((excision, index): FieldText => [`excisions.${index}.code`, excision.code]),
    ...entry.supplies.map((supply, index): FieldText => [`supplies.${index}.code`, supply.code]),
    ...entry.diagnoses.map((diagnosis, index): FieldText => [`diagnoses.${index}.code`, diagnosis.code]),
  ]
}

function physicianTexts(role: 'performing' | 'referring', physician: PhysicianEntry): readonly FieldText[] {
  return [
    [`${role}.npi`, physician.npi],
    [`${role}.familyName`, physician.familyName],
    [`${role}.givenName`, physician.givenName],
  ]
}
