import { expect, test } from 'vitest'
import { code128 } from './barcode.ts'

/** The modules of a symbol from its bars, as a scanner sees them. */
function modulesOf(text: string): string {
  const { bars, width } = code128(text)
  const dark = new Set(bars.flatMap(({ x, width: run }) => Array.from({ length: run }, (_, at) => x + at)))
  return Array.from({ length: width }, (_, at) => (dark.has(at) ? '1' : '0')).join('')
}

test('a symbol begins with start B, ends with the stop pattern and has eleven modules a character', () => {
  const modules = modulesOf('DTK7M000012')
  expect(modules.startsWith('11010010000')).toBe(true)
  expect(modules.endsWith('1100011101011')).toBe(true)
  expect((modules.length - 13) % 11).toBe(0)
})

test('digits are packed in pairs, so that the symbol stays short', () => {
  expect(code128('DTK7M000012').width).toBeLessThan(code128('DTK7MABCDEF').width)
})

test('two numbers give two symbols', () => {
  expect(modulesOf('DTK7M000012')).not.toBe(modulesOf('DTK7M000013'))
})
