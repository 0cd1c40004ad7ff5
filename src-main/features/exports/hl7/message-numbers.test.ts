import { expect, test } from 'vitest'
import type { HL7_VERSIONS } from '#shared/contract/exports.ts'
import { aFile, aLine, aRecord } from '../testing/charge-samples.ts'
import { countFile } from '../verify-file.ts'
import { writeFile } from '../write-file.ts'

const FORMAT = { kind: 'hl7', version: '2.3.1' } as const satisfies {
  readonly version: (typeof HL7_VERSIONS)[number]
  readonly kind: string
}

/** A file of four messages with these numbers, in this order. */
function numbered(...numbers: readonly string[]) {
  const records = numbers.map((_, index) =>
    aRecord({ lines: [aLine({ lineNumber: `K7M00000000${index + 1}` })] }),
  )
  const bytes = writeFile(aFile({ records }), FORMAT)
  if (!bytes.ok) throw new Error(bytes.error.field)
  const parts = bytes.value.toString('utf8').split(/K7M0000001-\d{5}/)
  return countFile(
    Buffer.from(parts.map((part, index) => part + (numbers[index] ?? '')).join(''), 'utf8'),
    FORMAT,
  )
}

test.each([[['N-1', 'N-2', 'N-3', 'N-4']], [['N-4', 'N-1', 'N-3', 'N-2']], [['N-9', 'N-10', 'N-11', 'N-8']]])(
  'the messages %j are four',
  numbers => {
    expect(numbered(...numbers)).toMatchObject({ ok: true, value: { messages: 4 } })
  },
)

test.each([
  [['N-1', 'N-1', 'N-2', 'N-3']],
  [['N-1', 'N-2', 'N-3', 'N-1']],
  [['N-3', 'N-1', 'N-2', 'N-3']],
  [['N-2', 'N-1', 'N-4', 'N-4']],
  [['N-1', '', 'N-2', 'N-3']],
])('the messages %j share a number or have none', numbers => {
  expect(numbered(...numbers)).toEqual({ ok: false, error: 'a message number is missing or repeated' })
})
