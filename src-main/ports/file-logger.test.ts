import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { fileLogger } from './file-logger.ts'
import { describeError } from './describe-error.ts'
import { readLogLine, type LogEvent } from './logger.ts'
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
    frames: ['TESTPATIENT said: hello', ...stackFrames(error)],
  })
  const text = readFileSync(join(folder, 'chargemark.log'), 'utf8')
  expect(text).not.toMatch(/PATIENT|Synthetic|Canary/)
  expect(text).toContain('file-logger.test.ts')
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

/** Text that would end a line, a string or a terminal's patience, in the middle of a name. */
const HOSTILE = [
  'TESTPATIENT\r\n{"event":"started","version":"TESTPATIENT"}\n',
  'TESTPATIENT\u0000\u001b[2J\u0007\u2028\u2029\ud800',
  '"},{"event":"TESTPATIENT"}',
  'TESTPATIENT'.repeat(100_000),
  '',
]

test.each(HOSTILE)('hostile text in every field is no more than a question mark: %j', text => {
  const folder = join(tempFolder(), 'logs')
  const logger = aLogger(folder)
  const frames = [text, `${text}@${text}:1`, `read@${text}.ts:1`, `${text}@core.ts:1`]
  // As it would be if something got past the types.
  const events = [
    { event: text, [text]: text },
    { event: 'started', version: text, host: text, note: text },
    { event: 'migrated', from: text, to: [text] },
    {
      event: 'operation-failed',
      operation: text,
      incident: text,
      errorClass: text,
      errorCode: { toString: () => 'none', text },
      frames,
    },
    { event: 'broke-off', errorClass: [text], errorCode: text, frames: text },
  ] as unknown as readonly LogEvent[]
  for (const event of events) logger.write(event)
  const written = readFileSync(join(folder, 'chargemark.log'), 'utf8')
  expect(written).not.toContain('TESTPATIENT')
  expect(written).toMatch(/^[ -~\n]*$/)
  const lines = written.trimEnd().split('\n')
  expect(lines).toHaveLength(events.length)
  expect(lines.map(line => JSON.parse(line).event)).toEqual([
    '?',
    'started',
    'migrated',
    'operation-failed',
    'broke-off',
  ])
  expect(written.length).toBeLessThan(2_000)
})

test('errors of a megabyte each fill four files of half a mebibyte and nothing more', () => {
  const folder = tempFolder()
  const logger = aLogger(folder)
  const failed: LogEvent = {
    event: 'operation-failed',
    operation: 'sessions.open',
    incident: '01997f3e-0000-7000-8000-000000000000',
    ...describeError(new Error('TESTPATIENT\n'.repeat(90_000))),
  }
  for (let at = 0; at < 4_000; at += 1) logger.write(failed)
  const files = readdirSync(folder)
  expect(files).toHaveLength(4)
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8')
    expect(text.length).toBeLessThan(513 * 1024)
    expect(text).not.toContain('TESTPATIENT')
    for (const line of text.trimEnd().split('\n')) expect(JSON.parse(line).event).toBe('operation-failed')
  }
})

test('a line that somebody else wrote into a log is shown by the shapes of ours', () => {
  const line = JSON.stringify({ at: 'TESTPATIENT', event: 'started', host: 'cli', name: 'TESTPATIENT' })
  expect(readLogLine(line)).toEqual({ at: '?', event: 'started', host: 'cli' })
  expect(readLogLine('"TESTPATIENT"')).toEqual({ event: 'line-cut-off' })
  expect(readLogLine('{"event":"sta')).toEqual({ event: 'line-cut-off' })
})

test('what was written is read back as it stands', () => {
  const folder = join(tempFolder(), 'logs')
  const failed: LogEvent = {
    event: 'operation-failed',
    operation: 'sessions.open',
    incident: '01997f3e-0000-7000-8000-000000000000',
    errorClass: 'SqliteError',
    errorCode: 'SQLITE_FULL',
    frames: ['insertEvent@queries.ts:24'],
  }
  aLogger(folder).write(failed)
  const written = readFileSync(join(folder, 'chargemark.log'), 'utf8').trimEnd()
  expect(readLogLine(written)).toEqual({ at: '2026-11-20T09:10:00.000-05:00', ...failed })
})
