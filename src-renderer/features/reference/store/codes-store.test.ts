import { expect, test } from 'vitest'
import { ok } from '#shared/base/result.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { CodeHit } from '#shared/contract/reference.ts'
import { aCodePage, aHit } from '../testing/code-set-samples.ts'
import { fakeBridge } from '../testing/fake-bridge.ts'
import { createCodesStore, listedHits } from './codes-store.ts'

const DAY = { on: '2026-11-20', because: 'session' } as const
const START = { day: DAY, codes: [], code: null }

function codes(given: Partial<Bridge['reference']> = {}) {
  return createCodesStore(
    fakeBridge({
      search: ({ text }) => Promise.resolve(ok([aHit({ code: text.toUpperCase() })])),
      code: ({ code }) => Promise.resolve(ok(aCodePage({ code }))),
      ...given,
    }),
  )
}

test('an answer that more typing has overtaken is dropped', async () => {
  const answers = new Map<string, (hits: readonly CodeHit[]) => void>()
  const store = codes({
    search: ({ text }) => new Promise(resolve => answers.set(text, hits => resolve(ok(hits)))),
  })
  store.begin(START)
  store.type('1928')
  store.type('19283')
  answers.get('1928')?.([aHit({ code: '19281' })])
  await expect.poll(() => answers.has('19283')).toBe(true)
  expect(store.view.getState().hits).toBeNull()
  answers.get('19283')?.([aHit({ code: '19283' })])
  await expect.poll(() => store.view.getState().hits?.map(hit => hit.code)).toEqual(['19283'])
})

test('an emptied search shows the codes of the session again, also when an answer is still under way', async () => {
  const answers: (() => void)[] = []
  const store = codes({
    search: ({ text }) =>
      text === 'wire'
        ? new Promise(resolve => {
            answers.push(() => resolve(ok([aHit({})])))
          })
        : Promise.resolve(ok([aHit({ code: text })])),
  })
  store.begin({ ...START, codes: ['19285'] })
  await expect.poll(() => store.view.getState().ofSession).toHaveLength(1)
  store.type('wire')
  await expect.poll(() => answers).toHaveLength(1)
  store.type('')
  answers[0]?.()
  await Promise.resolve()
  expect(listedHits(store.view.getState()).map(hit => hit.code)).toEqual(['19285'])
})

test('a code of the session that no code set knows is listed without words', async () => {
  const store = codes({ search: () => Promise.resolve(ok([])) })
  store.begin({ ...START, codes: ['99999'] })
  await expect.poll(() => store.view.getState().ofSession).toMatchObject([{ code: '99999', text: '' }])
})

test('going back shows the code before, and says which one was left', async () => {
  const store = codes()
  store.begin({ ...START, code: '19283' })
  store.open('19284')
  await expect.poll(() => store.view.getState().page?.code).toBe('19284')
  expect(store.back()).toBe('19284')
  await expect.poll(() => store.view.getState().page?.code).toBe('19283')
  expect(store.back()).toBe('19283')
  expect(store.view.getState()).toMatchObject({ trail: [], page: null })
  expect(store.back()).toBeNull()
})

test('another day asks search and code anew, by that day', async () => {
  const asked: string[] = []
  const store = codes({
    code: ({ code, on }) => {
      asked.push(on)
      return Promise.resolve(ok(aCodePage({ code })))
    },
  })
  store.begin({ ...START, code: '19283' })
  await expect.poll(() => asked).toEqual(['2026-11-20'])
  store.setDay('2025-12-31')
  await expect.poll(() => asked).toEqual(['2026-11-20', '2025-12-31'])
  expect(store.view.getState().day).toEqual({ on: '2025-12-31', because: 'chosen' })
})

test('a filter holds for what was found and for the codes of the session', async () => {
  const kinds: (readonly string[])[] = []
  const store = codes({
    search: input => {
      kinds.push(input.kinds)
      return Promise.resolve(ok([]))
    },
  })
  store.begin({ ...START, codes: ['19283'] })
  await expect.poll(() => store.view.getState().ofSession).toHaveLength(1)
  store.setKind('icd-10-cm')
  expect(listedHits(store.view.getState())).toEqual([])
  store.type('lump')
  await expect.poll(() => kinds.at(-1)).toEqual(['icd-10-cm'])
})
