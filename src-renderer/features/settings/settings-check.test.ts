import { expect, test } from 'vitest'
import { settingsSchema } from '#shared/contract/settings.ts'
import { checkSettings, type SettingsForm } from './settings-check.ts'

const good: SettingsForm = {
  site: 'SITE',
  placeOfService: '22',
  claims: 'both',
  payer: 'medicare',
  sendingFacility: 'Breast Imaging',
  receivingApplication: '',
  receivingFacility: '',
  exportFolder: '',
  worklistFolder: '',
  worklistMoveRead: false,
  worklistAccessionField: 'automatic',
  worklistHost: 'worklist.example',
  worklistPort: '104',
  worklistCalledAe: 'WORKLIST',
  worklistCallingAe: 'CHARGEMARK',
  worklistModality: 'MG',
  statedDocuments: [],
  lockAfterMinutes: '10',
  ownEntriesWithheld: false,
  billHoldDays: '5',
  secondSignature: false,
  closeFolder: '',
  approvalRequired: false,
}

const schema = settingsSchema.omit({ workstation: true, training: true })

test('settings that the core takes are not refused', () => {
  expect(schema.safeParse(good).success).toBe(true)
  expect(checkSettings(good)).toEqual({})
})

test.each([
  ['site', ''],
  ['site', 'site'],
  ['site', 'TOOLONGSITE'],
  ['placeOfService', '2'],
  ['sendingFacility', 'A|B'],
  ['receivingApplication', 'sixteen letters!'],
  ['receivingFacility', 'sixteen letters x'],
  ['worklistHost', 'two words'],
  ['worklistPort', '0'],
  ['worklistPort', '65536'],
  ['worklistCalledAe', 'BACK\\SLASH'],
  ['worklistCallingAe', 'SEVENTEEN LETTERS'],
  ['worklistModality', 'mg'],
] as const)('what the core refuses of %s (%j) is refused beside the field', (field, value) => {
  const form = { ...good, [field]: value }
  expect(schema.safeParse(form).success).toBe(false)
  expect(Object.keys(checkSettings(form))).toEqual([field])
})
