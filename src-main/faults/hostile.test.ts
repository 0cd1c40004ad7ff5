import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { readSheetText } from '#shared/contract/read-sheet.ts'
import { readUdi } from '#shared/domain/udi/read-udi.ts'
import { readAnswer } from '#main/features/exports/answers/read-answer.ts'
import { aSource, readAll } from '#main/features/reference/testing/a-source.ts'
import {
  addOnFiles,
  bytesOfFile,
  diagnosisFile,
  feeScheduleFile,
  hcpcsFiles,
  outpatientPaymentFile,
  pairEditFiles,
  unitLimitFile,
} from '#main/features/reference/testing/generate/index.ts'
import { bytesInMemory } from '#main/features/worklist/byte-source.ts'
import { readMessages } from '#main/features/worklist/hl7/read-messages.ts'
import { lookAtTable, tableMessages } from '#main/features/worklist/table/look.ts'
import { openTable } from '#main/features/worklist/table/table-text.ts'
import { runAssign } from '#main/hosts/cli/assign.ts'
import { aDay } from '#main/testing/fixed-clock.ts'
import { noteFault, rounds, TIMEOUT_MS } from './testing/rounds.ts'

// A hundred thousand hostile inputs for each reader: an answer each time, never a throw, never a hang.

const RUNS = rounds(400, 100_000)

/** Bytes of a good input with some of them dropped, doubled, exchanged or changed; or nothing but noise. */
function spoiled(good: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(40),
    how: fc.constantFrom('drop', 'double', 'noise', 'byte' as const),
    byte: fc.constantFrom(
      0,
      9,
      10,
      13,
      34,
      44,
      124,
      94,
      126,
      92,
      38,
      42,
      58,
      29,
      30,
      255,
      0xfe,
      0xc3,
      65,
      48,
    ),
  })
  const changed = fc
    .tuple(fc.constantFrom(...good), fc.array(change, { minLength: 1, maxLength: 12 }))
    .map(([whole, changes]) => changes.reduce(spoil, whole))
  return fc.oneof(
    { weight: 8, arbitrary: changed },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map(text => Buffer.from(text)) },
  )
}

type Change = {
  readonly at: number
  readonly length: number
  readonly how: 'drop' | 'double' | 'noise' | 'byte'
  readonly byte: number
}

function spoil(bytes: Buffer, { at, length, how, byte }: Change): Buffer {
  const from = Math.floor(at * bytes.length)
  const to = Math.min(bytes.length, from + length)
  const [before, part, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)]
  switch (how) {
    case 'drop':
      return Buffer.concat([before, after])
    case 'double':
      return Buffer.concat([before, part, part, after])
    case 'noise':
      return Buffer.concat([before, Buffer.alloc(part.length, byte), after])
    case 'byte':
      return Buffer.concat([before, Buffer.from([byte]), after])
  }
}

const ORDER = Buffer.from(
  [
    'MSH|^~\\&|RIS|TEST|CHARGEMARK|TEST|20261120091000||ORM^O01|1|P|2.3.1|||||||UNICODE UTF-8',
    'PID|1||TEST0001^^^TEST^MR||TESTPATIENT^Synthetic^Ana||19710203|F',
    'PV1|1|O|||||||1234567893^TESTREFERRER^Synthetic',
    'ORC|NW|TEST-O-1|TEST-F-1||SC',
    'OBR|1|TEST-O-1|TEST-F-1|19281^Wire LEFT breast|||20261120091000|||||||||||TEST-A-1||||||MG',
    '',
  ].join('\r'),
)
const TABLE = Buffer.from(
  'Accession,MRN,Patient,DOB,Sex,Exam Date,Time,Procedure\r\nTEST-A-1,TEST0001,"TESTPLUM, Pia",02/03/1971,F,11/20/2026,9:10 AM,Wire LEFT breast\r\nTEST-A-2,TEST0002,"TESTQUINCE, Ann",12/31/1960,F,11/20/2026,10:30 AM,Clip\r\n',
)

async function expectAnswers(
  what: string,
  good: readonly Buffer[],
  read: (bytes: Buffer) => unknown | Promise<unknown>,
): Promise<void> {
  // What is spoiled is good to begin with.
  for (const whole of good) await read(whole)
  let answered = 0
  await fc.assert(
    fc.asyncProperty(spoiled(good), async bytes => {
      await read(bytes)
      answered += 1
    }),
    { numRuns: RUNS },
  )
  expect(answered).toBe(RUNS)
  const seen = 'an answer each time: what is wrong and where, or what was read'
  noteFault({ fault: `Hostile input: ${what}`, tried: RUNS, seen, lost: 'nothing' })
}

test(
  'orders and appointments in HL7',
  async () => {
    const options = { accessionField: 'automatic', receivedAt: '2026-11-20T14:10:00Z' } as const
    await expectAnswers('orders in HL7', [ORDER, Buffer.concat([ORDER, ORDER])], bytes => {
      for (const found of readMessages(bytesInMemory(bytes), options)) expect(found).toBeTypeOf('object')
    })
  },
  TIMEOUT_MS,
)

test(
  'lists of exams as tables',
  async () => {
    await expectAnswers(
      'lists of exams as tables',
      [TABLE, Buffer.from(TABLE.toString().replaceAll(',', '\t'))],
      bytes => {
        const table = openTable(bytesInMemory(bytes))
        if (table === null) return
        const { reading } = lookAtTable(table, { chosen: {}, remembered: () => null })
        for (const found of tableMessages(table, reading, { source: 'csv', at: '2026-11-20T14:10:00Z' })) {
          expect(found).toBeTypeOf('object')
        }
      },
    )
  },
  TIMEOUT_MS,
)

test(
  'device identifiers as scanned',
  async () => {
    const good = [
      '010031234567890617271231211S1',
      '(01)00312345678906(17)271231(21)S1',
      '+A99912345/$$3271231S1/',
      '=/A9999XYZ100T0944=,000025',
    ]
    const today = aDay('2026-11-20')
    await expectAnswers(
      'device identifiers',
      good.map(text => Buffer.from(text)),
      bytes => {
        const udi = readUdi(bytes.toString('utf8'), today)
        if (!udi.ok) expect(udi.error).not.toBe('')
      },
    )
  },
  TIMEOUT_MS,
)

test(
  'answers of receivers: HL7 acknowledgments, X12 999, 277CA, TA1',
  async () => {
    const ack = 'MSH|^~\\&|B|T|C|T|20261120||ACK|1|P|2.3.1\rMSA|AE|12345|words\rERR|PID^1^5^101\r'
    const x12 =
      'ISA*00*          *00*          *ZZ*RECEIVER       *ZZ*SENDER         *261120*0910*^*00501*000000001*0*P*:~GS*FA*R*S*20261120*0910*1*X*005010X231A1~ST*999*0001*005010X231A1~AK1*HC*1*005010X222A1~AK2*837*0001~IK5*R*5~AK9*R*1*1*0~SE*6*0001~GE*1*1~IEA*1*000000001~'
    await expectAnswers('answers of receivers', [Buffer.from(ack), Buffer.from(x12)], bytes => {
      for (const name of ['answer.hl7', 'SITE.csv.rej'])
        expect(readAnswer(name, bytes).kind).toBeTypeOf('string')
    })
  },
  TIMEOUT_MS,
)

test(
  'interface sheets in JSON',
  async () => {
    const folder = new URL('../../resources/', import.meta.url)
    const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      name => /sheet|destination/.test(name) && name.endsWith('.json'),
    )
    const good = templates.map(name => readFileSync(new URL(name, folder)))
    await expectAnswers('interface sheets', good, bytes => {
      const sheet = readSheetText(bytes.toString('utf8'))
      if (!sheet.ok) expect(sheet.error.length).toBeGreaterThan(0)
    })
  },
  TIMEOUT_MS,
)

test(
  'sessions for the coding engine, a line each',
  async () => {
    const good = Buffer.from(
      '{"id":"S1","serviceDate":"2026-11-20","claim":"facility","lesions":[{"id":"A","side":"right","structure":"breast","placement":{"guidance":"stereotactic","devices":[{"type":"wire","count":2}]}}]}\n',
    )
    await expectAnswers('sessions as NDJSON', [good, Buffer.concat([good, good])], async bytes => {
      let text = ''
      const output = new Writable({
        write: (piece, _encoding, done) => {
          text += String(piece)
          done()
        },
      })
      await runAssign({ input: Readable.from([bytes]), output })
      for (const line of text.split('\n').filter(one => one !== ''))
        expect(JSON.parse(line)).toBeTypeOf('object')
    })
  },
  TIMEOUT_MS,
)

const EDITION = { year: 2026, quarter: 3 } as const
let codeSets: readonly { readonly name: string; readonly bytes: Buffer }[] = []

beforeAll(async () => {
  const [, addOnText] = await addOnFiles({ seed: 1, rows: 12, edition: EDITION })
  const [hcpcsText] = await hcpcsFiles(1, EDITION)
  const [pairs] = pairEditFiles({ seed: 1, setting: 'practitioner', rows: 40, edition: EDITION })
  const files = [
    pairs,
    unitLimitFile(1, 'practitioner', EDITION),
    addOnText,
    feeScheduleFile({ seed: 1, columns: 32, edition: EDITION }),
    outpatientPaymentFile(1, EDITION),
    diagnosisFile({ seed: 1, rows: 40, fiscalYear: 2027 }),
    hcpcsText,
  ]
  codeSets = files.flatMap(file => {
    if (file === undefined) return []
    const bytes = bytesOfFile(file)
    return [{ name: file.name, bytes: bytes.subarray(0, bytes.lastIndexOf('\n', 1_500) + 1) }]
  })
})

test(
  'code sets in their published layouts',
  async () => {
    const pick = fc.nat(codeSets.length - 1)
    const runs = Math.ceil(RUNS / codeSets.length) * codeSets.length
    await fc.assert(
      fc.asyncProperty(pick, spoiled(codeSets.map(({ bytes }) => bytes)), async (at, bytes) => {
        const { result } = await readAll(aSource(codeSets[at]?.name ?? 'file.txt', bytes), {
          keepLicensedText: true,
        })
        if (!result.ok) expect([result.error.expected, result.error.found].join('')).not.toBe('')
      }),
      { numRuns: runs },
    )
    const seen = 'an answer each time: what is wrong and where, or what was read'
    noteFault({ fault: 'Hostile input: code sets in seven layouts', tried: runs, seen, lost: 'nothing' })
  },
  TIMEOUT_MS,
)
