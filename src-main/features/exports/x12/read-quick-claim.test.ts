import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Result } from '#shared/base/result.ts'
import type { ChargeFacts } from '../charge-facts.ts'
import type { ReadFile } from '../read-file.ts'
import { aFile, aLine, aRecord } from '../testing/charge-samples.ts'
import { x12Sheet } from '../testing/format-samples.ts'
import { writeFile } from '../write-file.ts'
import { quickReader } from './read-quick-claim.ts'
import { readX12File } from './read-x12-file.ts'
import { ordinaryClaims, type AnyClaims } from './testing/any-claims.ts'
import type { X12Options } from '#shared/contract/x12-options.ts'

type Read = { readonly lines: readonly ChargeFacts[]; readonly end: Result<ReadFile, string> }

function read(text: string, options: X12Options, quickly: typeof quickReader): Read {
  const reading = readX12File(Buffer.from(text, 'latin1'), options, quickly)
  const lines: ChargeFacts[] = []
  for (;;) {
    const next = reading.next()
    if (next.done) return { lines, end: next.value }
    lines.push(next.value)
  }
}

const slowly: typeof quickReader = () => () => null

/** The quick reader, and how many claims it has taken. */
function counted() {
  const counts = { taken: 0, left: 0 }
  const quickly: typeof quickReader = file => {
    const reader = quickReader(file)
    return (at, level, batch) => {
      const claim = reader(at, level, batch)
      if (claim === null) counts.left += 1
      else counts.taken += 1
      return claim
    }
  }
  return { counts, quickly }
}

function textOf({ file, options }: AnyClaims): string {
  const written = writeFile(file, { kind: 'x12', options })
  if (!written.ok) throw new Error(written.error.words)
  return written.value.toString('latin1')
}

test('every claim of an ordinary file is read in one go, and says what it says segment by segment', () => {
  fc.assert(
    fc.property(ordinaryClaims, claims => {
      const { counts, quickly } = counted()
      const found = read(textOf(claims), claims.options, quickly)
      expect(found.end).toMatchObject({ ok: true })
      expect(counts.taken).toBe(claims.file.records.length)
      expect(found).toEqual(read(textOf(claims), claims.options, slowly))
    }),
    { numRuns: 300 },
  )
})

const byte = fc.oneof(
  fc.constantFrom(...'*:~^ 0123456789ABFHIMNRTUXYZ.-\r\n\u0000\u007f\u00ff'),
  fc.integer({ min: 0, max: 255 }).map(code => String.fromCharCode(code)),
)
const piece = fc.oneof(
  fc.constantFrom('1:1', ':1', '*1:2', '*13', ':XS', '.5', '0', '00', '**', '*ABF:Z803', '~HI*ABF:Z803'),
  fc.constant(Array.from({ length: 12 }, (_, at) => `*ABF:Z9${at}9`).join('')),
  fc.constantFrom('~LX*1', 'HL*2*1*22*0~', '~NM1*DN*1*A*B****XX*1999000035', '*', '~'),
  byte,
)

type Change = (text: string, end: string) => string

/** A change at a place given as a share of the text, so that it shrinks with it. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, piece).map(([share, other]) => (text: string) => {
    const at = Math.floor(share * text.length)
    return text.slice(0, at) + other + text.slice(at + 1)
  }),
  fc.tuple(place, piece).map(([share, more]) => (text: string) => {
    const at = Math.floor(share * text.length)
    return text.slice(0, at) + more + text.slice(at)
  }),
  fc.tuple(place, fc.integer({ min: 1, max: 3 })).map(([share, count]) => (text: string) => {
    const at = Math.floor(share * text.length)
    return text.slice(0, at) + text.slice(at + count)
  }),
  fc.tuple(place, place, fc.constantFrom('swap', 'lose', 'double')).map(
    ([one, other, how]) =>
      (text: string, end: string) =>
        inParts({ text, end, one, other, how }),
  ),
  // An element or a component, wherever it stands.
  fc.tuple(place, place, fc.constantFrom('swap', 'lose', 'double'), fc.constantFrom('*', ':')).map(
    ([one, other, how, end]) =>
      (text: string) =>
        inParts({ text, end, one, other, how }),
  ),
)

function inParts(of: { text: string; end: string; one: number; other: number; how: string }): string {
  const parts = of.text.split(of.end)
  const [first, second] = [of.one, of.other].map(share => Math.floor(share * parts.length))
  if (first === undefined || second === undefined) return of.text
  if (of.how === 'lose') parts.splice(first, 1)
  else if (of.how === 'double') parts.splice(second, 0, parts[first] ?? '')
  else [parts[first], parts[second]] = [parts[second] ?? '', parts[first] ?? '']
  return parts.join(of.end)
}

/** The trailers count what is there, so that a change of the claims is not found by them. */
function recounted(text: string, end: string): string {
  let count = 0
  return text
    .split(end)
    .map(segment => {
      count = segment.startsWith('ST*') ? 1 : count + 1
      return segment.replace(/^SE\*\d+/, `SE*${count}`)
    })
    .join(end)
}

test('a file with changed bytes is taken or refused in the same words, and says the same', () => {
  const seen = { taken: 0, left: 0, right: 0 }
  fc.assert(
    fc.property(
      ordinaryClaims,
      fc.array(change, { minLength: 1, maxLength: 2 }),
      fc.boolean(),
      (claims, changes, isRecounted) => {
        const { options } = claims
        const end = `~${options.segmentSuffix}`
        const changed = changes.reduce((text, one) => one(text, end), textOf(claims))
        const text = isRecounted ? recounted(changed, end) : changed
        const { counts, quickly } = counted()
        const [found, wanted] = [read(text, options, quickly), read(text, options, slowly)]
        expect(found.end).toEqual(wanted.end)
        // A claim is handed out before the one after it is looked at, which matters to nobody once that is refused.
        expect(found.lines.slice(0, wanted.lines.length)).toEqual(wanted.lines)
        if (wanted.end.ok) expect(found.lines).toHaveLength(wanted.lines.length)
        seen.taken += counts.taken
        seen.left += counts.left
        seen.right += wanted.end.ok ? 1 : 0
      },
    ),
    { numRuns: 4000 },
  )
  // Both ways were gone, and not every change is one that is refused.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50)
})

/** What is put for, before and behind every value of a claim: each is wrong somewhere, and right elsewhere. */
const TRICKY = [
  ...['', ' ', 'A', 'X', '0', '00', '1', '2', '3', '8', '13', '000000', '1234567890', '.5', '5.', '.123'],
  ...[':', ':1', '1:', ':5', ':1:2:1', ':XS', ':RT:LT:26', ':RT:LT:26:59', ':8:', '*', '**', '^', '|', ','],
  ...['\u0000', '\n', '\u007f', '~', '~~', '~LX*3', 'AAAAAAAAAAAAAAAAAAAAA', 'Z80.3', 'Z803', 'ABK', 'ABF'],
  ...['EA', '6R', 'UN', 'ZZ', 'MI', '472', '434', 'LX', 'SV2', '-'],
  Array.from({ length: 12 }, (_, at) => `*ABF:Z9${at}9`).join(''),
]

test.each(['professional', 'facility'] as const)(
  'each value of a %s claim, changed in every way, is taken or refused as by the other reader',
  claim => {
    const referring = { npi: '1999000035', familyName: 'TESTREFERRER', givenName: 'Synthetic' }
    const lines = [
      aLine({ modifiers: ['XS'], diagnoses: ['R92.0', 'N63', 'D05.1', 'C50.911'] }),
      aLine({ lineNumber: 'K7M000000002', diagnoses: ['Z80.3'] }),
    ]
    const record = aRecord({ claim, referring, lines, patient: { middleName: 'Q' } })
    const options = x12Sheet()
    const text = textOf({ file: aFile({ claim, records: [record] }), options })
    const start = text.indexOf('HL*2*')
    const parts = text.slice(start, text.indexOf('GE*')).split(/([*:~])/)
    for (const [at, part] of parts.entries()) {
      if (at % 2 === 1) continue
      for (const tricky of TRICKY) {
        for (const other of [tricky, tricky + part, part + tricky]) {
          const changed =
            text.slice(0, start) + parts.with(at, other).join('') + text.slice(text.indexOf('GE*'))
          const found = read(changed, options, quickReader)
          const wanted = read(changed, options, slowly)
          // To compare is quicker than to expect, of some ten thousand.
          if (isDeepStrictEqual(found.end, wanted.end) && isDeepStrictEqual(found.lines, wanted.lines))
            continue
          expect([part, other, found.end]).toEqual([part, other, wanted.end])
          if (wanted.end.ok) expect(found).toEqual(wanted)
        }
      }
    }
  },
)

/** A claim of so many lines, each with its number, the sum and the count of segments right. */
function withLines(text: string, count: number): string {
  const one = /~LX\*1(.*?)(~REF\*6R\*)\w+~/
  const lines = Array.from({ length: count }, (_, at) =>
    text.replace(RegExp(`.*?${one.source}.*`), `~LX*${at + 1}$1$2K7M${at}`),
  )
  const total = text.replace(/.*\*(\d+)\.\d+\*UN\*.*/, (_, dollars: string) =>
    String(Number(dollars) * count),
  )
  return recounted(
    text
      .replace(one, () => `${lines.join('')}~`)
      .replace(/(CLM\*\w+)\*[\d.]+/, `$1*${total}`)
      .replaceAll('.5*UN', '*UN'),
    '~',
  )
}

test.each([
  ['professional', 50],
  ['facility', 999],
] as const)('a %s claim of no line, or more than %i, is refused either way', (claim, most) => {
  const text = textOf({ file: aFile({ claim, records: [aRecord({ claim })] }), options: x12Sheet() })
  for (const [count, isTaken] of [
    [0, false],
    [most, true],
    [most + 1, false],
  ] as const) {
    const { counts, quickly } = counted()
    const changed = withLines(text, count)
    const found = read(changed, x12Sheet(), quickly)
    expect(found).toEqual(read(changed, x12Sheet(), slowly))
    expect([found.end.ok, counts.taken, found.lines.length]).toEqual([
      isTaken,
      isTaken ? 1 : 0,
      isTaken ? count : 0,
    ])
  }
})

test('another receiver’s delimiters, and a claim number that is there already, are left to the other reader', () => {
  const options = x12Sheet()
  const text = textOf({ file: aFile({ records: [aRecord()] }), options })
  const [piped, twice] = [text.replaceAll('*', '|'), counted()]
  expect(read(piped, options, quickReader)).toEqual(read(piped, options, slowly))
  expect(read(piped, options, slowly).end.ok).toBe(true)
  const mixed = piped.replace(/HL\|2.*(?=GE\|)/, text.slice(text.indexOf('HL*2'), text.indexOf('GE*')))
  expect(read(mixed, options, quickReader).end).toEqual(read(mixed, options, slowly).end)
  const claim = /HL\*2.*(?=SE\*)/.exec(text)?.[0] ?? ''
  const doubled = recounted(text.replace(claim, claim + claim.replace('HL*2', 'HL*3')), '~')
  const found = read(doubled, options, twice.quickly)
  expect(found.end).toEqual({ ok: false, error: 'a claim number is repeated' })
  expect(found.end).toEqual(read(doubled, options, slowly).end)
})
