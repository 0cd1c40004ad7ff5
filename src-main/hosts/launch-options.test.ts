import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readLaunchOptions } from './launch-options.ts'

const DEFAULT = '/default'

test.each([
  [[], { kind: 'log', folder: DEFAULT }],
  [['--demo'], { kind: 'demo' }],
  [['--data', 'here'], { kind: 'log', folder: resolve('here') }],
  [['--data=/there', '--no-sandbox', '.'], { kind: 'log', folder: resolve('/there') }],
])('%j opens %j', (words, value) => {
  expect(readLaunchOptions(words, DEFAULT)).toEqual({ ok: true, value })
})

test.each([[['--data']], [['--data=']], [['--data', '--demo']], [['--demo', '--data', '/there']]])(
  '%j is refused with one line',
  words => {
    const read = readLaunchOptions(words, DEFAULT)
    expect(read).toEqual({ ok: false, error: expect.stringMatching(/^--d[^\n]+$/) })
  },
)
