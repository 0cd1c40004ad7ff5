import { expect, test } from 'vitest'
import { licenceNotice, licenceStanding } from './licence.ts'

const TODAY = '2026-11-20'
const until = (expiresOn: string) => ({ holder: 'TEST HOSPITAL', expiresOn, users: 5 })

test.each([
  ['2027-12-31', 'valid'],
  ['2026-12-20', 'ends-soon'],
  ['2026-11-20', 'ends-soon'],
  ['2026-11-19', 'expired'],
] as const)('a licence until %s is %s', (expiresOn, standing) => {
  expect(licenceStanding(until(expiresOn), TODAY)).toBe(standing)
})

test('a licence that holds for long, or none, brings no notice', () => {
  expect(licenceNotice(until('2027-12-31'), TODAY)).toBeNull()
  expect(licenceNotice(null, TODAY)).toBeNull()
})

test('one that is over or ends soon says on which day', () => {
  expect(licenceNotice(until('2026-11-01'), TODAY)).toContain('expired on 2026-11-01')
  expect(licenceNotice(until('2026-12-01'), TODAY)).toContain('ends on 2026-12-01')
})
