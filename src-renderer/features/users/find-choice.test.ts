import { expect, test } from 'vitest'
import type { SignInChoice } from '#shared/contract/users.ts'
import type { PersonId } from '#shared/domain/person.ts'
import { findChoices } from './find-choice.ts'

const choice = (name: string, signInName: string): SignInChoice => ({
  id: signInName as PersonId,
  name,
  signInName,
  waitSeconds: 0,
  lockedOut: false,
})

const PEOPLE = [choice('ROE, Ada', 'ada'), choice('ROE, Bela', 'broe'), choice('TEST, Cara', 'cara.t')]
const found = (typed: string) => findChoices(PEOPLE, typed).map(({ signInName }) => signInName)

test('without a word everybody is offered', () => {
  expect(found(' ')).toEqual(['ada', 'broe', 'cara.t'])
})

test.each([
  ['the family name', 'roe', ['ada', 'broe']],
  ['the given name', 'be', ['broe']],
  ['the sign-in name', 'BROE', ['broe']],
  ['the whole name', 'TEST, C', ['cara.t']],
  ['a middle of a name', 'oe', []],
])('people are found by %s', (_, typed, names) => {
  expect(found(typed)).toEqual(names)
})
