import type { ManagedSetting } from '#shared/contract/policy.ts'

type Words = { readonly title: string; readonly help: string }

/** What each setting is called in the templates for group policy. */
export const SETTING_WORDS: Readonly<Record<ManagedSetting, Words>> = {
  site: {
    title: 'Site code',
    help: 'Stands in the names of charge files: 1 to 8 capital letters or digits.',
  },
  placeOfService: { title: 'Place of service', help: 'Two digits that new sessions begin with, such as 22.' },
  claims: { title: 'Claims', help: 'The kinds of claim that new sessions begin with.' },
  payer: { title: 'Payer profile', help: 'Its name, such as medicare or commercial.' },
  sendingFacility: { title: 'Sending facility', help: 'HL7 MSH-4, at most 15 characters.' },
  receivingApplication: { title: 'Receiving application', help: 'HL7 MSH-5, at most 15 characters.' },
  receivingFacility: { title: 'Receiving facility', help: 'HL7 MSH-6, at most 15 characters.' },
  exportFolder: { title: 'Folder for charge files', help: 'Full path; it may lie on a share.' },
  worklistFolder: {
    title: 'Watched folder of expected exams',
    help: 'Full path; HL7 and CSV files put there are read.',
  },
  worklistMoveRead: {
    title: 'Move files that were read',
    help: 'Files of expected exams go into a folder named "processed" once they were read.',
  },
  worklistAccessionField: {
    title: 'Accession number in HL7 orders',
    help: 'The field that orders carry it in.',
  },
  worklistHost: {
    title: 'DICOM worklist server',
    help: 'Host name or address. The only network connection that Chargemark ever makes.',
  },
  worklistPort: { title: 'Port of the worklist server', help: 'A number from 1 to 65535.' },
  worklistCalledAe: { title: 'Called AE title', help: 'The name of the worklist server.' },
  worklistCallingAe: { title: 'Calling AE title', help: 'The name of this program at the server.' },
  worklistModality: { title: 'Modality asked for', help: 'Such as MG; empty asks for all.' },
  statedDocuments: {
    title: 'Documents ticked from the start',
    help: 'One name a line. Only what stands in the record of every patient.',
  },
  lockAfterMinutes: {
    title: 'Minutes until the desk locks',
    help: 'Without a key for so long the person at the desk signs in again: 1 to 60.',
  },
  approvalRequired: {
    title: 'Approval before export',
    help: 'Sessions leave only after a reviewer approved them.',
  },
  ownEntriesWithheld: {
    title: 'Entering and approving apart',
    help: 'Nobody approves or exports a session that they entered themselves.',
  },
  billHoldDays: {
    title: 'Days until the bills go out',
    help: 'After the service: 1 to 60. The day-close page counts them down.',
  },
  secondSignature: { title: 'Two signatures', help: 'A second person signs each day close.' },
  closeFolder: { title: 'Folder for day-close sheets', help: 'Full path; it may lie on a share.' },
}

/** What the policy itself decides. */
export const OWN_WORDS = {
  keyStore: {
    title: 'Where the key of the log may lie',
    help: 'With os-key-store a log whose key lies in a file is refused.',
  },
  training: { title: 'Log for training', help: 'Whether training and the demo day may be opened.' },
} as const satisfies Readonly<Record<string, Words>>
