import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAudit } from '#main/features/audit/index.ts'
import { systemIds } from '#main/ports/ids.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import type { ExamMessage } from './exam-message.ts'
import { importFound } from './import-found.ts'
import { bytesInMemory } from './byte-source.ts'
import { readMessages } from './hl7/read-messages.ts'
import { anAppointment, anOrder } from './testing/a-message.ts'
import { worklistOn } from './testing/worklist-on.ts'

const parts = fc.record({
  accession: fc.constantFrom('TEST-A-1', 'TEST-A-2', 'TEST-A-3', ''),
  placer: fc.constantFrom('P1', 'P2', ''),
  mrn: fc.constantFrom('TEST0001', 'TEST0002'),
  time: fc.constantFrom('20261120070000', '20261120080000', '20261120090000-0500'),
  id: fc.constantFrom('1', '2', '10'),
  control: fc.constantFrom('NW', 'XO', 'CA'),
  schedule: fc.constantFrom('20261120091000', '20261121143000'),
  procedure: fc.constantFrom('W^Wire left', 'C^Clip right', ''),
})
const message = fc.oneof(parts.map(anOrder), parts.map(anAppointment))

/** Everything that the list shows, without the ids and times of its own making. */
async function listAfter(messages: readonly string[]) {
  const { db, importBytes } = worklistOn()
  for (const one of messages) await importBytes(one)
  return db.all(
    `SELECT mrn, accession, order_number, facts, patient_name, scheduled_on, scheduled_at, state, source, message_id,
       message_at, absorbed_by IS NOT NULL AS absorbed
     FROM expected_exam
     ORDER BY accession, order_number, mrn`,
  )
}

test('the same messages in any order, and once more, make the same list', async () => {
  const shuffled = fc
    .array(message, { minLength: 1, maxLength: 8 })
    .chain(messages =>
      fc.tuple(
        fc.constant(messages),
        fc.shuffledSubarray([...messages, ...messages], { minLength: messages.length * 2 }),
      ),
    )
  await fc.assert(
    fc.asyncProperty(shuffled, async ([messages, again]) => {
      expect(await listAfter(again)).toEqual(await listAfter(messages))
    }),
    { numRuns: 150 },
  )
})

test('whatever bytes come, nothing is thrown and everything is counted', async () => {
  const piece = fc.oneof(
    message,
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '\r',
      '\n',
      '\u000b',
      '\u001c',
      '"',
      ',',
      '\t',
      ';',
      '\u0000',
      'MSH|^~\\&|',
      'MSH',
      'PID|',
    ),
  )
  const bytes = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map(pieces => Buffer.from(pieces.join(''))),
    fc.uint8Array({ maxLength: 3_000 }),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async content => {
      const { importBytes, look } = worklistOn()
      const seen = await look(content)
      if (seen.kind === 'table') {
        const columns = seen.table.reading.columns.map(
          (_field, at) => (['mrn', 'accession'] as const)[at] ?? null,
        )
        const reading = {
          ...seen.table.reading,
          columns,
          dateOrder: 'month-first',
          day: '2026-11-20',
        } as const
        const whole = columns.length < 2 ? undefined : { reading: { ...reading, columns: [...columns] } }
        if (whole) await importBytes(content, whole)
      } else await importBytes(content)
    }),
    { numRuns: 300 },
  )
})

test('messages read in slices are those read at once', () => {
  const file = Array.from({ length: 4_000 }, (_, at) =>
    anOrder({ accession: `TEST-A-${at}`, id: `${at}` }),
  ).join('')
  const options = { accessionField: 'automatic', receivedAt: '2026-11-20T12:00:00.000Z' } as const
  const found = [...readMessages(bytesInMemory(Buffer.from(file)), options)]
  expect(found).toHaveLength(4_000)
  expect(found.every(({ kind }) => kind === 'message')).toBe(true)
})

test('between two batches others are answered', async () => {
  const clock = fixedClock()
  const audit = createAudit({ clock, operator: { name: () => 'test-desk' } })
  let pauses = 0
  const pause = async () => {
    pauses += 1
    await setImmediate()
  }
  const message: ExamMessage = {
    source: 'hl7',
    stamp: { at: '2026-11-20T12:00:00.000Z', message: '' },
    mrn: 'TEST0001',
    accession: '',
    orderNumber: '',
    stated: {},
  }
  const found = Array.from({ length: 1_000 }, (_, at) => ({
    kind: 'message' as const,
    where: `entry ${at}`,
    message: { ...message, accession: `TEST-${at}` },
  }))
  const tools = { db: memoryDb(), clock, ids: systemIds, audit, pause }
  const head = { id: systemIds.next(), source: 'hl7', name: 'list' } as const
  expect(await importFound(tools, head, found)).toMatchObject({ created: 1_000 })
  expect(pauses).toBeGreaterThanOrEqual(10)
})
