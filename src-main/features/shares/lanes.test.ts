import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ok, type Result } from '#shared/base/result.ts'
import { createLanes } from './lanes.ts'
import type { Share, ShareProblem } from './share-job.ts'

/** A share whose answers are given one by one, by the test. */
function aHeldShare() {
  const waiting: (() => void)[] = []
  const share: Share = {
    do: <T>() => {
      const { promise, resolve } = Promise.withResolvers<Result<T, ShareProblem>>()
      waiting.push(() => resolve(ok(null as T)))
      return promise
    },
  }
  return { share, asked: () => waiting.length, answer: () => waiting.shift()?.() }
}

const find = (folder: string) => [folder, 'find-folder', { folder }] as const

test('a job that hangs is told as slow, and its folder is not asked again before it has ended', async () => {
  const { share, asked, answer } = aHeldShare()
  const lanes = createLanes(share, 20)
  expect(await lanes.do(...find('/away'))).toEqual({ ok: false, error: 'slow' })
  expect(lanes.hangs('/away')).toBe(true)
  expect(await lanes.do(...find('/away'))).toEqual({ ok: false, error: 'slow' })
  expect(asked()).toBe(1)
  answer()
  await setTimeout(0)
  expect(lanes.hangs('/away')).toBe(false)
  const next = lanes.do(...find('/away'))
  await setTimeout(0)
  answer()
  expect(await next).toEqual({ ok: true, value: null })
})

test('another folder is asked meanwhile', async () => {
  const { share, answer } = aHeldShare()
  const lanes = createLanes(share, 20)
  await lanes.do(...find('/away'))
  const other = lanes.do(...find('/there'))
  answer()
  answer()
  expect(await other).toEqual({ ok: true, value: null })
})

test('jobs in one folder are done one after the other', async () => {
  const { share, asked, answer } = aHeldShare()
  const lanes = createLanes(share, 10_000)
  const both = Promise.all([lanes.do(...find('/in')), lanes.do(...find('/in'))])
  await setTimeout(5)
  expect(asked()).toBe(1)
  answer()
  await setTimeout(5)
  answer()
  expect(await both).toHaveLength(2)
})
