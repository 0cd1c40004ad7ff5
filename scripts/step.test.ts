import { expect, test } from 'vitest'
import { oneCheck, summarize, type StepResult } from './step.ts'

const aStep = (over: Partial<StepResult>): StepResult => ({
  name: 'a step',
  passed: 1,
  failed: 0,
  skipped: [],
  seconds: 0.5,
  output: '',
  ...over,
})

test('the last line is the counts alone, and each skipped test says why', () => {
  const { text, failed } = summarize([
    aStep({ passed: 3 }),
    aStep({ name: 'other', passed: 2, failed: 1, skipped: [{ test: 'the window', why: 'no runtime' }] }),
  ])
  const lines = text.split('\n')
  expect(lines.at(-1)).toBe('5 passed, 1 failed, 1 skipped')
  expect(lines).toContain('- the window: no runtime')
  expect(lines).toContain('! other: 2 passed, 1 failed, 1 skipped (0.5 s)')
  expect(failed).toBe(1)
})

test('a tool that ends badly is one failure', () => {
  expect(oneCheck({ status: 2, output: 'x' })).toEqual({ passed: 0, failed: 1, skipped: [], output: 'x' })
  expect(oneCheck({ status: 0, output: '' })).toMatchObject({ passed: 1, failed: 0 })
})
