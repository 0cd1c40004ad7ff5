import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeText } from './escape.ts'
import { parseHl7 } from './parse-hl7.ts'

test.each([
  ['|', '\\F\\'],
  ['^', '\\S\\'],
  ['&', '\\T\\'],
  ['~', '\\R\\'],
  ['\\', '\\E\\'],
  ['\\F\\', '\\E\\F\\E\\'],
  ["O'Neil & Söhne", "O'Neil \\T\\ Söhne"],
])('%s is written as %s', (text, escaped) => {
  expect(escapeText(text)).toBe(escaped)
})

test('whatever text is escaped, no delimiter is left in it', () => {
  fc.assert(
    fc.property(hostileText, text => {
      expect(escapeText(text)).not.toMatch(/[|^&~]/)
    }),
  )
})

test('a reader that knows nothing of the writer decodes every text to itself', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (first, second) => {
      const parsed = parseHl7(Buffer.from(`MSH|^~\\&|${escapeText(first)}^${escapeText(second)}\r`))
      if (!parsed.ok) throw new Error(parsed.error)
      expect([parsed.value[0]?.field(3, 1), parsed.value[0]?.field(3, 2)]).toEqual([first, second])
    }),
  )
})

/** Delimiters and the letters of escapes far more often than chance would have them. */
const hostileText = fc.oneof(
  fc.string({ unit: fc.constantFrom('\\', '|', '^', '&', '~', 'F', 'E', 'S', 'T', 'R', ' ', 'Å') }),
  fc.string({ unit: 'grapheme' }).filter(text => !/[\u0000-\u001f\u007f]/.test(text)),
)
