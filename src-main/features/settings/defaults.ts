import type { Settings } from '#shared/contract/settings.ts'

/** Letters and digits that are not taken for one another when read aloud or off a label. */
export const WORKSTATION_ALPHABET = 'ACDEFGHJKMNPQRTUVWXY34679'

/** Settings of a department that has set nothing: a hospital's own department, both claims from one entry. */
export const DEFAULT_SETTINGS: Omit<Settings, 'workstation'> = {
  site: 'SITE',
  placeOfService: '22',
  claims: 'both',
  payer: 'medicare',
  sendingFacility: '',
  receivingApplication: '',
  receivingFacility: '',
  exportFolder: '',
  worklistFolder: '',
  worklistMoveRead: false,
  worklistAccessionField: 'automatic',
  worklistHost: '',
  worklistPort: '104',
  worklistCalledAe: '',
  worklistCallingAe: 'CHARGEMARK',
  worklistModality: 'MG',
  statedDocuments: [],
  lockAfterMinutes: '10',
  ownEntriesWithheld: false,
  // Departments commonly hold a bill for three to five days after the service.
  billHoldDays: '5',
  secondSignature: false,
  closeFolder: '',
  approvalRequired: false,
  training: false,
}
