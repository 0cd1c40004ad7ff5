import { expect, test } from 'vitest'
import { scryptSecrets, SECRET_WORK } from './secrets.ts'

const { seal, opens } = scryptSecrets({ N: 16, r: 1, p: 1 })

test('the work of the product is what its source asks for', () => {
  expect(SECRET_WORK).toEqual({ N: 32_768, r: 8, p: 3 })
})

test('a secret opens what it sealed, and no other does', async () => {
  const sealed = await seal('493817')
  expect(await opens('493817', sealed)).toBe(true)
  expect(await opens('493818', sealed)).toBe(false)
})

test('the same secret is sealed differently each time, and nothing of it can be read', async () => {
  const [one, other] = [await seal('493817'), await seal('493817')]
  expect(one).not.toBe(other)
  expect(one).not.toContain('493817')
})

test('what was sealed with other work opens', async () => {
  const sealed = await scryptSecrets().seal('four lamps by the window')
  expect(await opens('four lamps by the window', sealed)).toBe(true)
})

test('a letter with its accent in one piece or in two is the same', async () => {
  expect(await opens('cafe\u0301 am Eck', await seal('caf\u00e9 am Eck'))).toBe(true)
})
