import { expect, test } from 'vitest'
import { aSource, readAll } from '../testing/a-source.ts'
import { bytesOfFile, hcpcsFiles } from '../testing/generate/index.ts'
import { recognize } from './index.ts'

const NAME = 'HCPC2026_OCT_ANWEB_09232026.txt'

function first(code: string, recordId: 3 | 7, text: string, dates: { added: string; terminated?: string }) {
  const { added, terminated = '' } = dates
  const start = `${code.padStart(5)}00100${recordId}${text.padEnd(80)}${'Short text'.padEnd(28)}`
  return `${start.padEnd(268)}${added}${added}${terminated.padEnd(8)}N`.padEnd(320)
}

function more(code: string, recordId: 4 | 8, text: string) {
  return `${code.padStart(5)}00200${recordId}${text.padEnd(80)}`.padEnd(320)
}

function file(...lines: readonly string[]) {
  return aSource(NAME, lines.map(line => `${line}\r\n`).join(''))
}

test('a wording that goes on in further records is joined, for codes and modifiers', async () => {
  const { rows, result } = await readAll(
    file(
      first('A4648', 3, 'Tissue marker, implantable,', { added: '20080101' }),
      more('A4648', 4, 'any type,'),
      more('A4648', 4, 'each'),
      first('AB', 7, 'Audiology service', { added: '20230101', terminated: '20251231' }),
      more('AB', 8, 'without an order'),
    ),
  )
  expect(rows).toEqual([
    {
      code: 'A4648',
      kind: 'code',
      text: 'Tissue marker, implantable, any type, each',
      shortText: 'Short text',
      added: 20080101,
      terminated: null,
    },
    {
      code: 'AB',
      kind: 'modifier',
      text: 'Audiology service without an order',
      shortText: 'Short text',
      added: 20230101,
      terminated: 20251231,
    },
  ])
  expect(result).toMatchObject({ ok: true, value: { rows: 2, badRows: 0 } })
})

test('a CPT code in the file is a bad row, and its wording is nowhere', async () => {
  const outcome = await readAll(
    file(
      ...['A4648', 'A4649', 'A4650', 'A4651'].map(code => first(code, 3, 'Marker', { added: '20080101' })),
      first('19281', 3, 'INVENTED wording', { added: '20140101' }),
    ),
  )
  expect(outcome.result).toMatchObject({ value: { rows: 4, badRows: 1 } })
  expect(JSON.stringify(outcome)).not.toContain('INVENTED')
})

test('dental codes come without their wording', async () => {
  const { rows } = await readAll(file(first('D0120', 3, 'INVENTED wording', { added: '20000101' })))
  expect(rows).toMatchObject([{ code: 'D0120', text: '', shortText: '' }])
})

test.each([
  ['a continuation of another code', more('A9999', 4, 'each')],
  ['a day that does not exist', first('A4649', 3, 'x', { added: '20080230' })],
  ['a code that came before', first('A4648', 3, 'x', { added: '20080101' })],
])('%s is a bad row', async (_what, line) => {
  const { result } = await readAll(file(first('A4648', 3, 'Marker', { added: '20080101' }), line))
  expect(result).toMatchObject({ value: { rows: 1, badRows: 1, firstBadRows: [{ line: 2 }] } })
})

test('a file cut off before the dates of its last record is refused', async () => {
  const whole = first('A4648', 3, 'Marker', { added: '20080101' })
  const { result } = await readAll(
    aSource(NAME, `${whole}\r\n${whole.replace('A4648', 'A4649').slice(0, 280)}`),
  )
  expect(result).toMatchObject({ ok: false, error: { line: 2 } })
})

test('the quarter stands in the name', async () => {
  const source = file(first('A4648', 3, 'Marker', { added: '20080101' }))
  expect(await recognize(source)).toMatchObject({ value: { datasets: ['hcpcs'], from: '2026-10-01' } })
})

test('text and workbook give the same rows', async () => {
  const files = await hcpcsFiles(5, { year: 2026, quarter: 4 })
  const [inText, inWorkbook] = await Promise.all(
    files.map(each => readAll(aSource(each.name, bytesOfFile(each)))),
  )
  expect(inWorkbook).toEqual(inText)
  expect(inText?.result).toMatchObject({ ok: true, value: { badRows: 0 } })
})
