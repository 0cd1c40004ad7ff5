import { expect, test } from 'vitest'
import { stackFrames } from './stack-frames.ts'

test('the frames of a stack tell function, file and line', () => {
  const stack = [
    'Error: for TESTPATIENT',
    '    at insertEvent (file:///opt/app/features/audit/queries.ts:24:6)',
    '    at async C:\\app\\core.ts:12:3',
    '    at Object.open (C:\\Program Files (x86)\\app\\resources\\app.asar\\out\\main\\electron.js:1:2345)',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:104:5)',
    '    at /opt/app/core.ts:99:1',
  ].join('\n')
  const frames = stackFrames({ stack, message: 'for TESTPATIENT' })
  expect(frames).toHaveLength(5)
  expect(frames[0]).toBe('insertEvent@queries.ts:24')
  expect(frames.at(-2)).toBe('process.processTicksAndRejections@task_queues:104')
  expect(frames.at(-1)).toBe('<anonymous>@core.ts:99')
})

test('lines of a message that look like frames are none', () => {
  const message = [
    'no such patient',
    '    at TESTPATIENT (file:///TESTPATIENT.ts:1:1)',
    '    at TESTPATIENT (/TESTPATIENT.js:19710203:1)',
  ].join('\n')
  const frames = stackFrames(new Error(message))
  expect(frames.join()).not.toMatch(/TESTPATIENT|19710203/)
  expect(frames[0]).toContain('stack-frames.test.ts')
})

test('a message that was changed after it was thrown, with bare words for places, gives no frame', () => {
  const error = new Error('x\n    at TESTPATIENT (TESTPATIENT:1:1)\n    at TESTPATIENT:2:2')
  error.message = 'another'
  expect(stackFrames(error).join()).not.toContain('TESTPATIENT')
})

test('a stack that is no text has no frames', () => {
  const error = Object.assign(new Error('x'), { stack: { toString: () => 'TESTPATIENT' } })
  expect(stackFrames(error as unknown as Error)).toEqual([])
})
