import { expect, test } from 'vitest'
import { defaultDataFolder } from './default-data-folder.ts'

test.each([
  ['win32', 'C:\\Users\\d', { ProgramData: 'D:\\Data' }, 'D:\\Data\\Chargemark'],
  ['win32', 'C:\\Users\\d', {}, 'C:\\ProgramData\\Chargemark'],
  ['darwin', '/Users/d', {}, '/Users/d/Library/Application Support/Chargemark'],
  ['linux', '/home/d', {}, '/home/d/.local/share/chargemark'],
  ['linux', '/home/d', { XDG_DATA_HOME: '/srv/d' }, '/srv/d/chargemark'],
  ['linux', '/home/d', { XDG_DATA_HOME: 'relative' }, '/home/d/.local/share/chargemark'],
])('on %s with home %s and %j the log is in %s', (platform, home, environment, folder) => {
  expect(defaultDataFolder(platform, home, environment)).toBe(folder)
})
