import { expect, test } from 'vitest'
import { checkLicence, licenceForm } from './licence-form.ts'

const good = { holder: ' TEST HOSPITAL ', expiresOn: '2027-12-31', users: '12' }

test('a licence is read with its holder tidied', () => {
  expect(checkLicence(good)).toEqual({
    ok: true,
    value: { holder: 'TEST HOSPITAL', expiresOn: '2027-12-31', users: 12 },
  })
})

test.each([
  ['holder', ' '],
  ['expiresOn', '2027-02-30'],
  ['expiresOn', ''],
  ['users', '0'],
  ['users', '1.5'],
  ['users', ''],
  ['users', '1000001'],
] as const)('%s %j is refused beside its field', (field, value) => {
  const checked = checkLicence({ ...good, [field]: value })
  expect(checked.ok ? [] : Object.keys(checked.error)).toEqual([field])
})

test('a recorded licence can be changed from what it was', () => {
  expect(licenceForm({ holder: 'TEST', expiresOn: '2027-12-31', users: 3 }).users).toBe('3')
})
