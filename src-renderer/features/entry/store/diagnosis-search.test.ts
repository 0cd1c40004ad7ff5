import { expect, test } from 'vitest'
import { fail, ok } from '#shared/base/result.ts'
import { failure } from '#shared/contract/failure.ts'
import { aHit } from '../../reference/testing/code-set-samples.ts'
import { fakeBridge } from '../../reference/testing/fake-bridge.ts'
import { createDiagnosisSearch, knownKey } from './diagnosis-search.ts'

const ON = '2026-11-20'
const mastopathy = aHit({
  code: 'N60.11',
  kind: 'icd-10-cm',
  text: 'Diffuse cystic mastopathy of right breast',
})

test('only ICD-10-CM is asked, by the date of service', async () => {
  const asked: unknown[] = []
  const search = createDiagnosisSearch(
    fakeBridge({
      search: input => {
        asked.push(input)
        return Promise.resolve(ok([mastopathy]))
      },
    }),
  )
  search.ask({ text: ' mastopathy ', on: ON })
  await expect.poll(() => search.view.getState().hits).toEqual([mastopathy])
  expect(asked).toEqual([{ text: 'mastopathy', on: ON, kinds: ['icd-10-cm'], limit: 20 }])
  expect(search.view.getState().known.get(knownKey('N60.11', ON))).toEqual(mastopathy)
})

test('a search that fails finds nothing, and counts as answered', async () => {
  const search = createDiagnosisSearch(
    fakeBridge({ search: () => Promise.resolve(fail(failure('unexpected'))) }),
  )
  search.ask({ text: 'n60', on: ON })
  await expect.poll(() => search.view.getState()).toMatchObject({ question: { text: 'n60' }, hits: [] })
})

test('the words of an entered code are looked up once, and only for this very code', async () => {
  let asked = 0
  const search = createDiagnosisSearch(
    fakeBridge({
      search: ({ text }) => {
        asked += 1
        return Promise.resolve(ok(text === 'N60.11' ? [mastopathy] : [aHit({ code: 'N60.0' })]))
      },
    }),
  )
  await search.describe('N60.11', ON)
  await search.describe('N60.11', ON)
  await search.describe('N60', ON)
  expect(asked).toBe(2)
  expect([...search.view.getState().known.keys()]).toEqual([knownKey('N60.11', ON)])
})
