import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { fileLogger } from './file-logger.ts'
import type { LogEvent } from './logger.ts'
import { nodeFiles } from './node-files.ts'
import { stackFrames } from './stack-frames.ts'

const started: LogEvent = { event: 'started', version: '0.1.0', host: 'cli' }

function aLogger(folder: string) {
  return fileLogger({ files: nodeFiles, clock: fixedClock(), folder })
}

test('an event is a line of JSON with its time', () => {
  const folder = join(tempFolder(), 'logs')
  aLogger(folder).write(started)
  expect(readFileSync(join(folder, 'chargemark.log'), 'utf8')).toBe(
    '{"at":"2026-11-20T09:10:00.000-05:00","event":"started","version":"0.1.0","host":"cli"}\n',
  )
})

test('words that are not of the shape of their field do not reach the log', () => {
  const folder = join(tempFolder(), 'logs')
  const error = new Error('UNIQUE failed for TESTPATIENT, Synthetic Canary')
  aLogger(folder).write({
    event: 'operation-failed',
    operation: 'TESTPATIENT, Synthetic',
    incident: 'TESTPATIENT',
    errorClass: 'TESTPATIENT Synthetic',
    errorCode: 'TEST PATIENT',
    frames: ['TESTPATIENT said: hello', ...stackFrames(error.stack ?? '')],
  })
  const text = readFileSync(join(folder, 'chargemark.log'), 'utf8')
  expect(text).not.toMatch(/PATIENT|Synthetic|Canary/)
  expect(text).toContain('file-logger.test.ts')
})

test('the frames of a stack tell function, file and line', () => {
  const stack = [
    'Error: for TESTPATIENT',
    '    at insertEvent (file:///opt/app/features/audit/queries.ts:24:6)',
    '    at async C:\\app\\core.ts:12:3',
    '    at /opt/app/core.ts:99:1',
  ].join('\n')
  expect(stackFrames(stack)[0]).toBe('insertEvent@queries.ts:24')
  expect(stackFrames(stack).at(-1)).toBe('<anonymous>@core.ts:99')
  expect(stackFrames(stack).join()).not.toContain('TESTPATIENT')
})

test('a log that has grown to its size makes room, and four files are the most', () => {
  const folder = tempFolder()
  for (let round = 0; round < 6; round += 1) {
    writeFileSync(join(folder, 'chargemark.log'), Buffer.alloc(512 * 1024, 0x20))
    aLogger(folder).write(started)
  }
  expect(readdirSync(folder).sort()).toEqual([
    'chargemark.1.log',
    'chargemark.2.log',
    'chargemark.3.log',
    'chargemark.log',
  ])
  expect(statSync(join(folder, 'chargemark.log')).size).toBeLessThan(200)
})

test('a log that cannot be written stops nothing', () => {
  const file = join(tempFolder(), 'file')
  writeFileSync(file, '')
  expect(() => aLogger(join(file, 'logs')).write(started)).not.toThrow()
})
