import { expect, test } from 'vitest'
import { ACCESSION_PARTS } from '#shared/domain/expected-exam.ts'
import { anOrder } from './testing/a-message.ts'
import { worklistOn } from './testing/worklist-on.ts'

/** Days from the desk's today, 2026-11-20, with an exam on each. */
const DAYS = [-63, -62, -7, -6, 0, 1, 7, 8, 14, 15]

const dayAt = (days: number) =>
  new Date(Date.parse('2026-11-20T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10)

async function parts() {
  const { worklist, importBytes } = worklistOn()
  for (const days of DAYS) {
    const schedule = `${dayAt(days).replaceAll('-', '')}0910`
    const number = String(100 + days)
    await importBytes(
      anOrder({
        accession: `TEST-A-${number}`,
        placer: `P${number}`,
        id: `P${number}`,
        control: number,
        schedule,
      }),
    )
  }
  return Promise.all(
    Array.from({ length: ACCESSION_PARTS }, async (_, part) => {
      const answer = await worklist.listAccessions({ part })
      if (!answer.ok) throw new Error(answer.error.code)
      return answer.value.map(({ accession }) => Number(accession.slice('TEST-A-'.length)) - 100)
    }),
  )
}

test('numbers of nine weeks back and two ahead are told, each in one part, this week first', async () => {
  const told = await parts()
  expect(told[0]).toEqual([0, -6])
  expect(told[1]).toEqual([-7])
  expect(told.flat().toSorted((one, other) => one - other)).toEqual([-62, -7, -6, 0, 1, 7, 8, 14])
  expect(told.slice(-2)).toEqual([
    [7, 1],
    [14, 8],
  ])
})
