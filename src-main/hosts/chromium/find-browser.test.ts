import { expect, test } from 'vitest'
import { findBrowser } from './find-browser.ts'

const having = (...paths: readonly string[]) => ({ isExecutable: (path: string) => paths.includes(path) })

test.each([
  [
    'linux',
    { PATH: '/usr/bin:/opt/bin' },
    ['/opt/bin/chromium', '/usr/bin/google-chrome'],
    '/opt/bin/chromium',
  ],
  ['linux', { PATH: '/usr/bin' }, ['/usr/bin/microsoft-edge'], '/usr/bin/microsoft-edge'],
  ['linux', { PATH: '/usr/bin' }, [], null],
  ['linux', {}, ['chromium'], null],
  [
    'win32',
    { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
    ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  [
    'darwin',
    {},
    ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
])('on %s with %j of %j it is %s', (platform, environment, installed, found) => {
  expect(findBrowser({ platform, environment, ...having(...installed) })).toBe(found)
})

test('CHARGEMARK_BROWSER beats every other, and an absent one is not replaced unseen', () => {
  const search = { platform: 'linux', environment: { CHARGEMARK_BROWSER: '/my/own', PATH: '/usr/bin' } }
  expect(findBrowser({ ...search, ...having('/my/own', '/usr/bin/chromium') })).toBe('/my/own')
  expect(findBrowser({ ...search, ...having('/usr/bin/chromium') })).toBe(null)
})
