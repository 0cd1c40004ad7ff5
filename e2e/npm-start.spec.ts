import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { PROJECT } from '../scripts/project.ts'

type Ended = { readonly status: number; readonly output: string; readonly notes: string }

function run(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  const env = { ...process.env, ...environment }
  return new Promise(resolve => {
    execFile(process.execPath, [...words], { cwd: PROJECT, env }, (error, output, notes) => {
      resolve({ status: error === null ? 0 : Number(error.code), output, notes })
    })
  })
}

const start = (...words: readonly string[]) => [join(PROJECT, 'scripts', 'launch.js'), 'start', ...words]
const ONE_LINE = /^[^\n]+\n$/

// Only on Linux can a program be started without a display.
if (process.platform === 'linux') {
  test('without a display it says what to do and that the command line works, in one line', async () => {
    const ended = await run(start('--demo'), { DISPLAY: '', WAYLAND_DISPLAY: '' })
    expect([ended.status, ended.output]).toEqual([1, ''])
    expect(ended.notes).toMatch(ONE_LINE)
    expect(ended.notes).toContain('npm run -s chargemark -- --help')
  })
}

test('words that do not go together are refused in one line', async () => {
  const ended = await run(start('--demo', '--data', 'x'), {})
  expect([ended.status, ended.output]).toEqual([1, ''])
  expect(ended.notes).toMatch(ONE_LINE)
})

test('without a browser it says exactly what to install', async () => {
  const host = join(PROJECT, 'out', 'main', 'chromium.js')
  const ended = await run([host, '--demo'], { CHARGEMARK_BROWSER: '/absent/browser' })
  expect([ended.status, ended.output]).toEqual([1, ''])
  expect(ended.notes).toMatch(/^No browser was found\. Install [^\n]+\n$/)
})

test('a browser that does not start is named, and nothing is left open', async () => {
  const host = join(PROJECT, 'out', 'main', 'chromium.js')
  // Node is a program that is here and is no browser.
  const ended = await run([host, '--demo'], { CHARGEMARK_BROWSER: process.execPath })
  expect(ended.status).toBe(1)
  expect(ended.notes.trimEnd().split('\n').at(-1)).toBe(`The browser did not start: ${process.execPath}`)
  expect(ended.notes).not.toContain('    at ')
})
