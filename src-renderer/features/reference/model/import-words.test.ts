import { expect, test } from 'vitest'
import type { ImportState } from '#shared/contract/reference.ts'
import { importWords } from './import-words.ts'
import { type ImportWork, progressOf } from './import-work.ts'

const IDLE: ImportWork = { kind: 'idle' }
const RUNNING: ImportState = {
  kind: 'running',
  phase: 'reading',
  file: 'ccipra-v323r0-f1.TXT',
  rows: 1_204_000,
  percent: 46.7,
  secondsLeft: 41,
}
const HANDING_OVER: ImportWork = { kind: 'handing-over', file: 'a.TXT', sentBytes: 512, allBytes: 2_048 }
const FILE = {
  file: 'a.TXT',
  dataset: 'ptp-practitioner',
  edition: 'NCCI PTP practitioner v32.3',
  rows: 1_200,
  badRows: 0,
  firstBadRows: [],
  unchanged: false,
} as const
const problem = { file: 'a.TXT', line: 17, expected: 'seven columns', found: 'three' }

test('the start is said once, not again when reading follows the handing over', () => {
  expect(importWords(IDLE, HANDING_OVER)).toBe('Import started.')
  expect(importWords(HANDING_OVER, RUNNING)).toBeNull()
  expect(importWords(RUNNING, { ...RUNNING, rows: 1_300_000 })).toBeNull()
})

test('a refusal is said with file, line, what was expected and what was found', () => {
  const refused: ImportWork = { kind: 'refused', problems: [problem, { ...problem, line: null }] }
  expect(importWords(RUNNING, refused)).toBe(
    'Import refused, nothing was changed. a.TXT, line 17: expected seven columns, found three. And 1 more problem.',
  )
})

test('the end is said with files, rows and what was left out', () => {
  expect(importWords(RUNNING, { kind: 'done', files: [FILE, { ...FILE, badRows: 2 }] })).toBe(
    'Import done: 2 files, 2,400 rows, 2 bad rows left out.',
  )
  expect(importWords(RUNNING, { kind: 'done', files: [FILE] })).toBe('Import done: 1 file, 1,200 rows.')
})

test('questions and a cancel are said', () => {
  const question = { file: 'a.TXT', asks: 'from', datasets: [], sentence: 'From which day?' } as const
  expect(importWords(RUNNING, { kind: 'asks', questions: [question] })).toContain('asks 1 question')
  expect(importWords(RUNNING, { kind: 'cancelled' })).toContain('stays in force')
})

test('an outcome that is put away, or was there before the window, is not said', () => {
  expect(importWords({ kind: 'cancelled' }, IDLE)).toBeNull()
  expect(importWords(IDLE, { kind: 'cancelled' })).toBeNull()
})

test('progress is told in percent, rows and time', () => {
  expect(progressOf(RUNNING)).toEqual({
    percent: 46,
    doing: 'Reading ccipra-v323r0-f1.TXT',
    detail: '1,204,000 rows · about 45 s left',
  })
  expect(progressOf(HANDING_OVER)).toMatchObject({ percent: 25, doing: 'Opening a.TXT' })
  expect(progressOf(IDLE)).toBeNull()
})
