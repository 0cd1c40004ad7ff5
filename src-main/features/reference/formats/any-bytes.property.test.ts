import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { aSource, readAll } from '../testing/a-source.ts'
import {
  addOnFiles,
  bytesOfFile,
  diagnosisFile,
  feeScheduleFile,
  type GeneratedFile,
  hcpcsFiles,
  outpatientPaymentFile,
  pairEditFiles,
  unitLimitFile,
} from '../testing/generate/index.ts'
import { isUnknownContent, recognize } from './index.ts'
import type { SourceFile } from './rows.ts'

/*
 * Whatever bytes come: an answer, never a throw, never a hang; no more rows than the file has lines; bad rows listed
 * to the hundredth.
 */

type Whole = { readonly name: string; readonly bytes: Buffer }
const KEPT_BYTES = 12_000
const EDITION = { year: 2026, quarter: 3 } as const
const RUNS = 60

const LAYOUTS = [
  'pair edits',
  'unit limits',
  'add-ons, workbook',
  'add-ons, text',
  'fee schedule',
  'Addendum B',
  'diagnoses',
  'HCPCS, text',
  'HCPCS, workbook',
  'charge master',
  'CPT wording',
] as const
const wholes = new Map<string, Whole>()

beforeAll(async () => {
  const [addOnWorkbook, addOnText] = await addOnFiles({ seed: 1, rows: 120, edition: EDITION })
  const [hcpcsText, hcpcsWorkbook] = await hcpcsFiles(1, EDITION)
  const [pairs] = pairEditFiles({ seed: 1, setting: 'practitioner', rows: 2000, edition: EDITION })
  const files: readonly (GeneratedFile | undefined)[] = [
    pairs,
    unitLimitFile(1, 'practitioner', EDITION),
    addOnWorkbook,
    addOnText,
    feeScheduleFile({ seed: 1, columns: 32, edition: EDITION }),
    outpatientPaymentFile(1, EDITION),
    diagnosisFile({ seed: 1, rows: 4000, fiscalYear: 2027 }),
    hcpcsText,
    hcpcsWorkbook,
    small('cdm.csv', 'charge_code,code,price\n', at => `${at},19281,"1,0${at}.50"\n`),
    small('cpt.csv', 'code,text,edition\n', at => `${10_000 + at},INVENTED,2026\n`),
  ]
  for (const [place, file] of files.entries()) {
    if (file === undefined) throw new Error('every layout is made')
    const bytes = bytesOfFile(file)
    const whole = file.name.endsWith('.xlsx')
      ? bytes
      : bytes.subarray(0, bytes.lastIndexOf('\n', KEPT_BYTES) + 1)
    wholes.set(LAYOUTS[place] ?? '', { name: file.name, bytes: whole })
  }
})

function small(name: string, header: string, line: (at: number) => string): GeneratedFile {
  const text = header + Array.from({ length: 90 }, (_, at) => line(at)).join('')
  return { name, pieces: () => [Buffer.from(text)] }
}

async function expectAnAnswer(source: SourceFile, lines: number): Promise<void> {
  const { result, rows } = await readAll(source, { keepLicensedText: true })
  expect(rows.length).toBeLessThanOrEqual(lines)
  if (!result.ok) expect([result.error.expected, result.error.found].join('')).not.toBe('')
  else {
    expect(result.value.rows).toBe(rows.length)
    expect(result.value.firstBadRows.length).toBe(Math.min(100, result.value.badRows))
  }
}

function linesIn({ name, bytes }: Whole): number {
  return name.endsWith('.xlsx') ? Infinity : bytes.toString('latin1').split(/\r\n|\n|\r/).length
}

function wholeOf(layout: string): Whole {
  const whole = wholes.get(layout)
  if (whole === undefined) throw new Error(`${layout} is made`)
  return whole
}

test.each(LAYOUTS)('%s: a start of any length gets an answer', async layout => {
  const { name, bytes } = wholeOf(layout)
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length), fc.integer({ min: 50, max: 5000 }), async (length, piece) => {
      const cut = { name, bytes: bytes.subarray(0, length) }
      await expectAnAnswer(aSource(name, cut.bytes, piece), linesIn(cut))
    }),
    { numRuns: RUNS },
  )
})

test.each(LAYOUTS)('%s: any bytes changed get an answer', async layout => {
  const { name, bytes } = wholeOf(layout)
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), async changes => {
      const changed = Buffer.from(bytes)
      for (const [at, byte] of changes) changed[at] = byte
      await expectAnAnswer(aSource(name, changed), linesIn({ name, bytes: changed }))
    }),
    { numRuns: RUNS },
  )
})

test.each(LAYOUTS)('%s: lines dropped, doubled and exchanged get an answer', async layout => {
  const { name, bytes } = wholeOf(layout)
  const lines = bytes.toString('latin1').split('\n')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(lines.length - 1), { maxLength: 120 }), async order => {
      const mixed = Buffer.from(order.map(at => lines[at] ?? '').join('\n'), 'latin1')
      await expectAnAnswer(aSource(name, mixed), linesIn({ name, bytes: mixed }))
    }),
    { numRuns: RUNS },
  )
})

test('bytes of any kind are refused or recognized, never thrown at', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), async bytes => {
      const source = aSource('any.txt', Buffer.from(bytes))
      await expectAnAnswer(source, linesIn({ name: 'any.txt', bytes: Buffer.from(bytes) }))
    }),
    { numRuns: 300 },
  )
})

test('text that is no code set is told apart from a code set that is damaged', async () => {
  const recognized = await recognize(aSource('GPCI2026.csv', 'Medicare,State,Locality\n01,AL,00\n'))
  expect(!recognized.ok && isUnknownContent(recognized.error)).toBe(true)
})

test('fifty megabytes of one line are refused, in constant memory', async () => {
  const header = 'charge_code,code,price\n1,19281,2.00\n'
  const source: SourceFile = {
    ...aSource('cdm.csv', header),
    open: async function* () {
      yield Buffer.from(header)
      for (let piece = 0; piece < 50; piece += 1) yield Buffer.alloc(1024 * 1024, 'x')
    },
  }
  const { result } = await readAll(source)
  expect(result).toMatchObject({
    ok: false,
    error: { line: 3, expected: expect.stringContaining('at most') },
  })
})

test('a NUL far inside is refused at its line', async () => {
  const { name, bytes } = wholeOf('diagnoses')
  const lines = bytes.toString('latin1').repeat(8)
  const damaged = Buffer.from(`${lines}\0\r\n`, 'latin1')
  const { result } = await readAll(aSource(name, damaged))
  expect(result).toMatchObject({
    ok: false,
    error: { line: lines.split('\n').length, found: expect.stringContaining('NUL') },
  })
})
