import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readLaunchOptions } from './launch-options.ts'

const DEFAULT = '/default'

test.each([
  [[], { kind: 'log', folder: DEFAULT }],
  [['--demo'], { kind: 'demo' }],
  [['--training'], { kind: 'training', folder: `${DEFAULT}-training`, live: DEFAULT }],
  [['--training', '--data', 'here'], { kind: 'training', folder: resolve('here'), live: DEFAULT }],
  [['--data', 'here'], { kind: 'log', folder: resolve('here') }],
  [['--data=/there', '--no-sandbox', '.'], { kind: 'log', folder: resolve('/there') }],
])('%j opens %j', (words, value) => {
  expect(readLaunchOptions(words, DEFAULT)).toEqual({ ok: true, value })
})

test.each([
  [['--demo', '--training']],
  [['--data']],
  [['--data=']],
  [['--data', '--demo']],
  [['--demo', '--data', '/there']],
])('%j is refused with one line', words => {
  const read = readLaunchOptions(words, DEFAULT)
  expect(read).toEqual({ ok: false, error: expect.stringMatching(/^--d[^\n]+$/) })
})
