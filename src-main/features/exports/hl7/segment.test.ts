import { expect, test } from 'vitest'
import { SEGMENT_RULES } from './segment-tables.ts'
import { composite, renderSegment, repeated, text } from './segment.ts'

const rules = SEGMENT_RULES['2.3.1']

test('fields stand at their positions and empty ones at the end are not written', () => {
  const rendered = renderSegment({ name: 'PV1', fields: { 1: text('1'), 2: text('O'), 19: text('') } }, rules)
  expect(rendered).toEqual({ ok: true, value: 'PV1|1|O' })
})

test('components and repetitions are told apart, and delimiters inside them are escaped', () => {
  const fields = {
    1: text('1'),
    4: text('20261120'),
    6: text('CG'),
    7: composite('a|b', '', 'C^4'),
    26: repeated([['59'], ['R~T']]),
  }
  expect(renderSegment({ name: 'FT1', fields }, rules)).toEqual({
    ok: true,
    value: `FT1|1|||20261120||CG|a\\F\\b^^C\\S\\4${'|'.repeat(19)}59~R\\R\\T`,
  })
})

test('a segment that declares the separators has them as its first two fields', () => {
  const rendered = renderSegment({ name: 'FHS', fields: { 3: text('CHARGEMARK') } }, rules)
  expect(rendered).toEqual({ ok: true, value: 'FHS|^~\\&|CHARGEMARK' })
})

test('a value that does not fit is an error that names the field and the widths, and is not cut', () => {
  const fields = { 3: text('1234567890123456789012'), 5: text('x') }
  expect(renderSegment({ name: 'PID', fields }, rules)).toEqual({
    ok: false,
    error: { kind: 'too-long', field: 'PID-3', length: 22, max: 20 },
  })
})

test('an escaped delimiter counts as the one character it stands for', () => {
  const fields = { 3: text('&'.repeat(20)), 5: text('x') }
  expect(renderSegment({ name: 'PID', fields }, rules).ok).toBe(true)
})

test('a required field without a value is an error', () => {
  expect(renderSegment({ name: 'PID', fields: { 3: text('TEST1'), 5: composite('', '') } }, rules)).toEqual({
    ok: false,
    error: { kind: 'missing', field: 'PID-5' },
  })
})

test.each(['a\rb', 'a\nb', 'a\u0000b', 'a\u0085b', 'a\u2028b', '\ud800'])('%j cannot be written', value => {
  expect(
    renderSegment({ name: 'PID', fields: { 3: text('TEST1'), 5: composite('x', value) } }, rules),
  ).toEqual({
    ok: false,
    error: { kind: 'unwritable-character', field: 'PID-5' },
  })
})

test('a field outside of the table is a bug and is heard of', () => {
  expect(() => renderSegment({ name: 'EVN', fields: { 4: text('x') } }, rules)).toThrow('EVN')
})
