import fc from 'fast-check'
import { parseBarcode } from 'gs1-barcode-parser-mod'
import { expect, test } from 'vitest'
import { looksLikeUdi, readUdi } from './read-udi.ts'
import { dayNumber, gtin, hibc, TODAY, yymmdd } from './testing/a-barcode.ts'

const GS = '\u001d'
const ALPHANUMERIC = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const GS1_SIGNS = [...ALPHANUMERIC, ...'abcxyz!%&*+,-./:;=?_']

const textOf = (signs: readonly string[], max: number) =>
  fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: max })
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const dates = fc
  .date({ min: new Date('1977-01-01'), max: new Date('2076-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

const gs1 = fc.record({
  deviceIdentifier: digits(13).map(gtin),
  lot: textOf(GS1_SIGNS, 20),
  serial: textOf(GS1_SIGNS, 20),
  expiresOn: dates,
  madeOn: dates,
})

test('what is written as GS1 is read back, in any order of its elements', () => {
  fc.assert(
    fc.property(gs1, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (made, order) => {
      const parts = [
        `17${yymmdd(made.expiresOn)}`,
        `11${yymmdd(made.madeOn)}`,
        `10${made.lot}${GS}`,
        `21${made.serial}${GS}`,
      ]
      const text = `01${made.deviceIdentifier}${order.map(place => parts[place]).join('')}`
      expect(readUdi(text, TODAY)).toMatchObject({ ok: true, value: { agency: 'GS1', ...made } })
    }),
  )
})

test('a peer reads the same of a GS1 text', () => {
  fc.assert(
    fc.property(gs1, made => {
      const text = `01${made.deviceIdentifier}17${yymmdd(made.expiresOn)}10${made.lot}${GS}21${made.serial}`
      const peer = new Map(
        parseBarcode(text).parsedCodeItems.map(({ ai, data, isoDate }) => [ai, isoDate || data]),
      )
      const own = readUdi(text, TODAY)
      if (!own.ok) throw new Error(own.error)
      const { deviceIdentifier, expiresOn, lot, serial } = own.value
      const values = [...peer.entries()]
      expect(values).toEqual([
        ['01', deviceIdentifier],
        ['17', expiresOn],
        ['10', lot],
        ['21', serial],
      ])
    }),
  )
})

const hibccDates = [
  (date: string) => `2${date.slice(5, 7)}${date.slice(8)}${date.slice(2, 4)}`,
  (date: string) => `3${yymmdd(date)}`,
  (date: string) => `4${yymmdd(date)}07`,
  (date: string) => `5${date.slice(2, 4)}${dayNumber(date)}`,
  (date: string) => `6${date.slice(2, 4)}${dayNumber(date)}23`,
] as const

const hibcc = fc.record({
  deviceIdentifier: fc
    .tuple(fc.constantFrom(...ALPHANUMERIC.slice(10)), textOf(ALPHANUMERIC, 18), digits(1))
    .map(([first, product, unit]) => `${first}123${product}${unit}`),
  lot: textOf(ALPHANUMERIC, 18),
  expiresOn: dates,
})

test('what is written as HIBCC is read back, in every form of the date', () => {
  fc.assert(
    fc.property(hibcc, fc.constantFrom(...hibccDates), (made, write) => {
      const text = hibc(`+${made.deviceIdentifier}/$$${write(made.expiresOn)}${made.lot}`)
      expect(readUdi(text, TODAY)).toMatchObject({ ok: true, value: { agency: 'HIBCC', ...made } })
    }),
  )
})

test('what is written as ICCBBA is read back', () => {
  const made = fc.record({
    deviceIdentifier: fc.string({ unit: fc.constantFrom(...ALPHANUMERIC), minLength: 16, maxLength: 16 }),
    serial: fc.string({ unit: fc.constantFrom(...ALPHANUMERIC), minLength: 6, maxLength: 6 }),
    expiresOn: dates.filter(date => date >= '2000-01-01'),
  })
  fc.assert(
    fc.property(made, one => {
      const date = `0${one.expiresOn.slice(2, 4)}${dayNumber(one.expiresOn)}`
      const text = `=/${one.deviceIdentifier}=,${one.serial}=>${date}`
      expect(readUdi(text, TODAY)).toMatchObject({ ok: true, value: { agency: 'ICCBBA', ...one } })
    }),
  )
})

test('one wrong digit in a GTIN is always found', () => {
  fc.assert(
    fc.property(digits(13).map(gtin), fc.nat(13), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
      const wrong = [...number]
      wrong[place] = String((Number(wrong[place]) + shift) % 10)
      expect(readUdi(`01${wrong.join('')}10A`, TODAY).ok).toBe(false)
    }),
  )
})

test('one wrong character in a HIBC text is always found', () => {
  fc.assert(
    fc.property(hibcc, fc.nat(), fc.constantFrom(...ALPHANUMERIC), ({ deviceIdentifier, lot }, at, other) => {
      const text = [...hibc(`+${deviceIdentifier}/$$7${lot}`)]
      const place = 1 + (at % (text.length - 2))
      fc.pre(text[place] !== other)
      text[place] = other
      expect(readUdi(text.join(''), TODAY).ok).toBe(false)
    }),
  )
})

test('no text makes the reader throw, and every refusal has words', () => {
  const starts = fc.constantFrom(
    '',
    '+',
    '+$$',
    '=/',
    '=',
    '&,1',
    '01',
    '(01)',
    ']d2',
    ']C1',
    GS,
    '*+',
    '17',
    '(',
    '=>',
  )
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    textOf(GS1_SIGNS, 60),
    digits(30),
  )
  fc.assert(
    fc.property(starts, hostile, (start, rest) => {
      const answer = readUdi(start + rest, TODAY)
      if (!answer.ok) expect(answer.error.length).toBeGreaterThan(10)
      expect(typeof looksLikeUdi(start + rest)).toBe('boolean')
    }),
    { numRuns: 2_000 },
  )
})
