import { beforeAll, expect, test, vi } from 'vitest'
import { createScanner, type Scan, type ScannedKey } from './scanner.ts'

const UDI = '01003123456789061727013121S1'

beforeAll(() => {
  for (const name of ['HTMLElement', 'HTMLInputElement', 'HTMLTextAreaElement']) vi.stubGlobal(name, class {})
})

type Pace = { readonly pauseMs: number; readonly takes?: (scan: Scan) => boolean }

/** Presses keys at a pace: which of them reached nobody else, what was read, and how often was taken back. */
function pressed(keys: readonly string[], { pauseMs, takes = () => true }: Pace) {
  const scans: string[] = []
  let takenBack = 0
  const scanner = createScanner(() => () => {
    takenBack += 1
  })
  scanner.setReaders([
    scan => {
      const taken = takes(scan)
      if (taken) scans.push(scan.text)
      return taken
    },
  ])
  const swallowed = keys.map((key, index) => scanner.press(aKey(key, 1_000 + index * pauseMs)))
  return { scanner, scans, swallowed, takenBack: () => takenBack }
}

function aKey(key: string, timeStamp: number): ScannedKey {
  const ctrlKey = key.startsWith('Ctrl+')
  const still = { altKey: false, metaKey: false, repeat: false, isComposing: false, target: null }
  return { key: ctrlKey ? key.slice(5) : key, ctrlKey, timeStamp, ...still }
}

test('the barcode of a device is known by its pace and its beginning, and ends with Enter', () => {
  const { scans, swallowed, takenBack } = pressed([...UDI, 'Enter'], { pauseMs: 4 })
  expect(scans).toEqual([UDI])
  expect(swallowed.indexOf(true)).toBe(5)
  expect(swallowed.slice(5)).not.toContain(false)
  expect(takenBack()).toBe(1)
})

test.each([
  [']d20100312345678906', 3],
  ['(01)00312345678906', 3],
  ['+A99912345/$$3270930L1X', 3],
  ['=/A9999XYZ100T0944=,000025', 3],
])('of %s no more than %i characters are typed anywhere', (text, leaked) => {
  expect(pressed([...text], { pauseMs: 10 }).swallowed.indexOf(true)).toBe(leaked - 1)
})

test('the same typed by a person is typing', () => {
  for (const pauseMs of [60, 119, 200]) {
    const { scans, swallowed } = pressed([...UDI, 'Enter'], { pauseMs })
    expect([scans, swallowed.includes(true)]).toEqual([[], false])
  }
})

test.each([
  'TEST0001',
  '2/3/1971',
  '000123',
  '10 4',
  '+1 555 1234567',
  '(left) breast',
  '01/02/1971',
  '0102',
])('no key of %j is kept from its field, at any pace', text => {
  const { swallowed, takenBack } = pressed([...text, 'Enter'], { pauseMs: 1, takes: () => false })
  expect([swallowed.includes(true), takenBack()]).toEqual([false, 0])
})

test('another scan goes to the reader that takes it, and is then taken back', () => {
  const { scans, swallowed, takenBack } = pressed([...'5901234123457', 'Enter'], { pauseMs: 4 })
  expect([scans, swallowed.indexOf(true), takenBack()]).toEqual([['5901234123457'], 13, 1])
})

test('the separator comes as a control key, and as F8', () => {
  for (const separator of ['Ctrl+]', 'F8']) {
    const keys = [...'010031234567890610L1', 'Control', separator, ...'21S1', 'Enter']
    expect(pressed(keys, { pauseMs: 4 }).scans).toEqual(['010031234567890610L1\u001d21S1'])
  }
})

test('a scan that falters goes on, once it is known for one', () => {
  const { scanner, scans } = pressed([...UDI.slice(0, 10)], { pauseMs: 4 })
  for (const [index, key] of [...UDI.slice(10), 'Enter'].entries()) scanner.press(aKey(key, 1_500 + index))
  expect(scans).toEqual([UDI])
})

test('a scan that no Enter ends is handed on when nothing more comes', () => {
  const { scanner, scans } = pressed([...UDI], { pauseMs: 4 })
  scanner.hush()
  scanner.hush()
  expect(scans).toEqual([UDI])
})

test('an arrow key gives the text up', () => {
  const { scanner, scans } = pressed([...UDI, 'ArrowDown'], { pauseMs: 4 })
  scanner.hush()
  expect(scans).toEqual([])
})

test('a pause begins anew', () => {
  const { scanner, scans } = pressed([...'10', ...'x'], { pauseMs: 500 })
  for (const [index, key] of [...UDI, 'Tab'].entries()) scanner.press(aKey(key, 9_000 + index))
  expect(scans).toEqual([UDI])
})
