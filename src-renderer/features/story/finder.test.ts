import { expect, test } from 'vitest'
import { fail, ok } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { SessionSummary } from '#shared/contract/sessions.ts'
import { createFinder } from './finder.ts'

const session = (accession: string, state: SessionSummary['state'] = 'exported') =>
  ({ accession, state }) as SessionSummary

type Asked = { search: Bridge['sessions']['search']; sessionsOf: Bridge['corrections']['sessionsOf'] }

function aFinder({ search, sessionsOf }: Partial<Asked>) {
  const bridge = { sessions: { search }, corrections: { sessionsOf } } as Bridge
  return createFinder(bridge, ({ state }) => state === 'exported')
}

const found = ({ view }: ReturnType<typeof createFinder>) =>
  view.getState().found?.map(({ accession }) => accession)

test('only what is wanted is found', async () => {
  const finder = aFinder({ search: async () => ok([session('A-1', 'draft'), session('A-2')]) })
  await finder.search('A')
  expect(found(finder)).toEqual(['A-2'])
})

test('the answer to older words never takes the place of the newer one', async () => {
  const waiting: (() => void)[] = []
  const finder = aFinder({
    search: async ({ text }) => {
      await new Promise<void>(resolve => waiting.push(resolve))
      return ok([session(text)])
    },
  })
  const both = [finder.search('A'), finder.search('AB')]
  waiting.toReversed().forEach(answer => answer())
  await Promise.all(both)
  expect(found(finder)).toEqual(['AB'])
})

test('the sessions of a batch are listed until words are typed', async () => {
  const finder = aFinder({
    search: async ({ text }) => ok([session(text)]),
    sessionsOf: async ({ batch }) => ok([session(`of ${batch}`)]),
  })
  await finder.listBatch('W1-0000001')
  expect([found(finder), finder.view.getState().batch]).toEqual([['of W1-0000001'], 'W1-0000001'])
  await finder.search('B')
  expect([found(finder), finder.view.getState().batch]).toEqual([['B'], null])
  await finder.search(' ')
  expect(found(finder)).toBeUndefined()
})

test('why nothing could be found is said', async () => {
  const finder = aFinder({ search: async () => fail(failure('unexpected')) })
  await finder.search('A')
  expect(finder.view.getState().failure).toMatch(/^Something went wrong/)
})
