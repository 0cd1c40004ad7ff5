import { expect, test } from 'vitest'
import { writtenChord } from '../ui/chord.ts'
import { ACTIONS } from './actions.ts'
import { KEY_SHEET } from './key-sheet.ts'

/** Chords of the browser, of the system and of screen readers that no action may take. */
const TAKEN = [
  /^(Ctrl|Alt)\+(Tab|Escape|F\d+)$/,
  /^Ctrl\+(Shift\+)?(KeyA|KeyC|KeyV|KeyX|KeyF|KeyP|KeyR|KeyT|KeyW|KeyL|KeyQ)$/,
  /^Ctrl\+(Equal|Minus|Digit0|Home|End|PageUp|PageDown)$/,
  /^Alt\+(ArrowLeft|ArrowRight|ArrowUp|ArrowDown|Space|Enter)$/,
  // VoiceOver, Orca, NVDA and JAWS: Control with Option, Insert, Caps Lock, the keypad.
  /Ctrl\+Alt|Insert|CapsLock|Numpad/,
  /^(Tab|Shift\+Tab|Enter|Space| |Escape|F[2-9]|F1[0-2]|Arrow\w+|[a-zA-Z0-9])$/,
]

const CHORDS = ACTIONS.flatMap(({ chords }) => chords)

test.each(CHORDS)('%s is taken from no browser and no screen reader', chord => {
  expect(TAKEN.filter(taken => taken.test(chord))).toEqual([])
})

test('a chord stands for two actions only where they never apply together', () => {
  const shared = [...Map.groupBy(CHORDS, chord => chord)].filter(([, uses]) => uses.length > 1)
  const together = shared.map(([chord]) => ACTIONS.filter(({ chords }) => chords.includes(chord)))
  for (const actions of together) {
    for (const { applies } of actions) expect(applies).toBeDefined()
  }
  expect(shared.map(([chord]) => chord).toSorted()).toEqual([
    'Alt+Delete',
    'Alt+KeyG',
    'Alt+KeyH',
    'Alt+KeyR',
    'Alt+Shift+KeyK',
    'Ctrl+Enter',
    'Ctrl+KeyO',
    'Ctrl+KeyS',
    'Ctrl+KeyY',
    'Ctrl+KeyZ',
    'Ctrl+Shift+KeyZ',
  ])
})

test('the sheet of keys lists every action once, by its keys', () => {
  const listed = KEY_SHEET.flatMap(({ keys }) => keys.map(([, deed]) => deed))
  for (const { title } of ACTIONS) expect(listed.filter(deed => deed === title)).toHaveLength(1)
})

test('an action that is done by one key can be found by words that name it', () => {
  for (const { title, chords } of ACTIONS) {
    expect(title).toMatch(/\w/)
    expect(chords.length).toBeGreaterThan(0)
  }
})

test.each([
  ['Alt+KeyL', 'Alt+L'],
  ['Alt+Digit1', 'Alt+1'],
  ['Alt+Shift+KeyQ', 'Alt+Shift+Q'],
  ['Ctrl+Enter', 'Ctrl+Enter'],
  ['?', '?'],
])('%s is written %s', (chord, written) => {
  expect(writtenChord(chord)).toBe(written)
})
