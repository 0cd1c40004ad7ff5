import { expect, test } from 'vitest'
import { aSource, readAll } from '../testing/a-source.ts'
import { recognize } from './index.ts'

const HEADER = 'code,text,edition,expires_on,licensed_users\n'
const ROWS = '19281,"INVENTED wording; with, commas",2026,2026-12-31,12\n19282,INVENTED too,,,\n'

test('wording comes with the facts of the licence', async () => {
  const { rows, result } = await readAll(aSource('cpt.csv', HEADER + ROWS), { keepLicensedText: true })
  expect(rows).toEqual([
    { code: '19281', text: 'INVENTED wording; with, commas' },
    { code: '19282', text: 'INVENTED too' },
  ])
  expect(result).toMatchObject({
    value: { facts: { edition: '2026', expiresOn: '2026-12-31', licensedUsers: 12 } },
  })
})

test('nothing is read where no licence is recorded', async () => {
  const outcome = await readAll(aSource('cpt.csv', HEADER + ROWS))
  expect(outcome.result).toMatchObject({
    ok: false,
    error: { expected: 'a CPT licence that is recorded first' },
  })
  expect(JSON.stringify(outcome)).not.toContain('INVENTED')
})

test('an edition of a year is in force from its January', async () => {
  expect(await recognize(aSource('cpt.csv', HEADER + ROWS))).toEqual({
    ok: true,
    value: { datasets: ['cpt-text'], from: '2026-01-01', part: null },
  })
})

test('a row of another edition is a bad row', async () => {
  const text = `${HEADER + ROWS}19283,INVENTED,2025,2026-12-31,12\n`
  const { result } = await readAll(aSource('cpt.csv', text), { keepLicensedText: true })
  expect(result).toMatchObject({ value: { rows: 2, badRows: 1, firstBadRows: [{ line: 4 }] } })
})

test('an expiry that is no day is refused with its line', async () => {
  const text = ROWS.replace('2026-12-31', 'next year')
  const { result } = await readAll(aSource('cpt.csv', HEADER + text), { keepLicensedText: true })
  expect(result).toMatchObject({ ok: false, error: { line: 2, found: 'next year' } })
})
