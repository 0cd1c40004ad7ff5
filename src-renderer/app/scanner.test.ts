import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createScanner, type Scan } from './scanner.ts'

// The few classes of the page that a target is asked for.
class Page {
  isConnected = true
  isContentEditable = false
  matches(): boolean {
    return false
  }
}
class Input extends Page {
  override matches(): boolean {
    return true
  }
}
class Area extends Page {}

beforeAll(() => {
  vi.stubGlobal('HTMLElement', Page)
  vi.stubGlobal('HTMLInputElement', Input)
  vi.stubGlobal('HTMLTextAreaElement', Area)
})
afterAll(() => vi.unstubAllGlobals())

type Key = Partial<Pick<KeyboardEvent, 'ctrlKey' | 'repeat'>> & { readonly target?: object }

/** A scanner that takes the scans named, with a clock of its own. */
function scanning(known: (scan: Scan) => boolean = () => true) {
  const scans: Scan[] = []
  let takenBack = 0
  let now = 1_000
  const scanner = createScanner(() => () => {
    takenBack += 1
  })
  scanner.setReaders([
    scan => {
      scans.push(scan)
      return known(scan)
    },
  ])
  const page = new Page()
  const press = (key: string, afterMs: number, rest: Key = {}) => {
    now += afterMs
    const event = {
      key,
      timeStamp: now,
      target: page,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
      ...rest,
    }
    return scanner.press(event as unknown as KeyboardEvent)
  }
  const type = (text: string, everyMs: number, rest: Key = {}) => {
    for (const key of text) press(key, everyMs, rest)
  }
  return { scanner, scans, press, type, takenBack: () => takenBack }
}

test('characters a few milliseconds apart that end with Enter are a scan, and what they typed is taken back', () => {
  const { press, type, scans, takenBack } = scanning()
  type('TEST-A-16', 5)
  expect([press('Enter', 5), scans, takenBack()]).toEqual([true, [{ text: 'TEST-A-16', intoText: false }], 1])
})

test('a scanner may end with Tab, and hold Shift for capital letters', () => {
  const { press, scans } = scanning()
  for (const key of 'TEST') {
    press('Shift', 1)
    press(key, 5)
  }
  expect([press('Tab', 5), scans.map(({ text }) => text)]).toEqual([true, ['TEST']])
})

test.each([
  ['typed by a person', 'TEST-A-16', 120],
  ['typed fast by a person', 'TEST-A-16', 45],
  ['too short', 'A16', 5],
])('what is %s is no scan', (_what, text, everyMs) => {
  const { press, type, scans } = scanning()
  type(text, everyMs)
  expect([press('Enter', 10), scans]).toEqual([false, []])
})

test('what was typed before belongs to no scan', () => {
  const { press, type, scans } = scanning()
  type('sw', 150)
  press('T', 300)
  type('EST-A-16', 5)
  press('Enter', 5)
  expect(scans.map(({ text }) => text)).toEqual(['TEST-A-16'])
})

test('Enter long after the last character is a key of its own', () => {
  const { press, type, scans } = scanning()
  type('TEST-A-16', 5)
  expect([press('Enter', 400), scans]).toEqual([false, []])
})

test.each([
  ['a chord', { ctrlKey: true }],
  ['a key that is held down', { repeat: true }],
])('%s is not of a scan', (_what, rest) => {
  const { press, type, scans } = scanning()
  type('TEST', 5)
  press('a', 5, rest)
  expect([press('Enter', 5), scans]).toEqual([false, []])
})

test('a scan that nobody takes is left as it was typed', () => {
  const { press, type, scans, takenBack } = scanning(() => false)
  const target = new Input()
  type('TEST-A-16', 5, { target })
  expect([press('Enter', 5, { target }), takenBack()]).toEqual([false, 0])
  expect(scans).toEqual([{ text: 'TEST-A-16', intoText: true }])
})

test('Enter on another place than the field that was typed into ends no scan', () => {
  const { press, type, scans } = scanning()
  type('TEST-A-16', 5, { target: new Input() })
  expect([press('Enter', 5), scans]).toEqual([false, []])
})

test('in the middle of a scan single letters are no commands', () => {
  const { scanner, type, press } = scanning()
  type('TE', 5)
  expect(scanner.inBurst()).toBe(false)
  type('ST', 5)
  expect(scanner.inBurst()).toBe(true)
  press('?', 500)
  expect(scanner.inBurst()).toBe(false)
})
