import { expect, test } from 'vitest'
import { worklistOn } from './testing/worklist-on.ts'

const LIST = `Accession,MRN,Patient,DOB,Sex,Exam Date,Time,Procedure,Referring Physician
TEST-A-16,TEST0016,"TESTPLUM, Synthetic Pia",02/03/1971,F,11/20/2026,9:10 AM,Wire localization LEFT breast,"TESTREFERRER, Synthetic MD"
TEST-A-17,TEST0017,"TESTQUINCE, Synthetic",12/31/1960,F,11/20/2026,10:30 AM,US guided clip,
`

test('a list is imported by the names of its columns', async () => {
  const { worklist, importBytes } = worklistOn()
  const outcome = await importBytes(LIST, { name: 'day.csv', writtenAt: '2026-11-20T06:00:00Z' })
  expect(outcome).toMatchObject({ source: 'csv', name: 'day.csv', created: 2, refused: 0, problems: [] })
  expect(await worklist.listDay({ day: '2026-11-20' })).toMatchObject({
    value: [
      {
        accession: 'TEST-A-16',
        mrn: 'TEST0016',
        patientName: 'TESTPLUM, Synthetic Pia',
        birthDate: '1971-02-03',
        scheduledAt: '09:10',
        procedure: 'Wire localization LEFT breast',
        side: 'left',
        standing: 'missing',
        sessionId: null,
        flags: [],
      },
      { accession: 'TEST-A-17', scheduledAt: '10:30', side: null },
    ],
  })
})

test('the same list once more changes nothing', async () => {
  const { db, importBytes } = worklistOn()
  await importBytes(LIST)
  const events = db.all('SELECT seq FROM audit_event').length
  expect(await importBytes(LIST)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  expect(db.all('SELECT id FROM expected_exam')).toHaveLength(2)
  expect(db.all('SELECT seq FROM audit_event').length - events).toBe(1)
})

test('a row that cannot be read is told with its line, the others are kept', async () => {
  const { importBytes } = worklistOn()
  const broken = LIST.replace('11/20/2026,10:30', '20/11/2026,10:30').concat(
    'TEST-A-18,,"TESTROWAN, Synthetic",12/31/1960,F,11/20/2026,,,\n',
    '"never closed,TEST0019\n',
    'TEST-A-20,TEST0020,"TESTSLOE, Synthetic",12/31/1960,F,11/20/2026,,,\n',
  )
  expect(await importBytes(broken)).toMatchObject({
    created: 2,
    refused: 3,
    problems: [
      { where: 'line 3', text: 'The day cannot be read in the form chosen for dates.' },
      { where: 'line 4', text: 'No medical record number. Without it nobody knows whose exam it is.' },
      { where: 'line 5', text: 'A quotation mark is opened and not closed.' },
    ],
  })
})

test('dates that could be either are asked, and the answer is remembered with the columns', async () => {
  const { importBytes, look } = worklistOn()
  const list = (accession: string) => `Accession;MRN;Name;Date\n${accession};TEST0016;TESTPLUM;03/04/2026\n`
  const first = await look(list('TEST-A-16'))
  if (first.kind !== 'table') throw new Error(first.kind)
  expect(first.table).toMatchObject({
    format: 'UTF-8, semicolon',
    reading: { dateOrder: null },
    questions: [expect.stringContaining('the month or with the day')],
  })
  const reading = { ...first.table.reading, dateOrder: 'day-first' as const }
  await importBytes(list('TEST-A-16'), { reading })
  const again = await look(list('TEST-A-17'))
  expect(again).toMatchObject({
    table: { remembered: true, reading: { dateOrder: 'day-first' }, questions: [] },
  })
})

test('columns that nobody knows are named once', async () => {
  const { worklist, importBytes, look } = worklistOn()
  const list = 'Foo\tBar\tBaz\nTEST-A-16\tTEST0016\t20261120\n'
  const first = await look(list)
  if (first.kind !== 'table') throw new Error(first.kind)
  expect(first.table.questions).toHaveLength(3)
  const reading = { ...first.table.reading, columns: ['accession', 'mrn', 'scheduledOn'] as const }
  await importBytes(list, { reading: { ...reading, columns: [...reading.columns] } })
  expect(await look(list.replaceAll('16', '17'))).toMatchObject({
    table: { remembered: true, questions: [] },
  })
  expect(await worklist.listDay({ day: '2026-11-20' })).toMatchObject({ value: [{ accession: 'TEST-A-16' }] })
})

test('text pasted in columns of spaces, without a header and a day, is read when both are said', async () => {
  const { worklist, importBytes, look } = worklistOn()
  const text = [
    '09:10  TEST0016  TEST-A-16  TESTPLUM, Synthetic    Wire left',
    '10:30  TEST0017  TEST-A-17  TESTQUINCE, Synthetic  Clip',
  ].join('\n')
  const seen = await look(text)
  if (seen.kind !== 'table') throw new Error(seen.kind)
  expect(seen.table).toMatchObject({ format: 'UTF-8, columns of spaces', reading: { hasHeader: false } })
  expect(seen.table.header).toHaveLength(5)
  const outcome = await importBytes(text, {
    reading: {
      columns: ['scheduledAt', 'mrn', 'accession', 'patientName', 'procedure'],
      hasHeader: false,
      dateOrder: 'year-first',
      day: '2026-11-20',
    },
  })
  expect(outcome).toMatchObject({ source: 'paste', created: 2, refused: 0 })
  expect(await worklist.listDay({ day: '2026-11-20' })).toMatchObject({
    value: [{ patientName: 'TESTPLUM, Synthetic', side: 'left' }, { patientName: 'TESTQUINCE, Synthetic' }],
  })
})

test.each([
  ['UTF-8 with a mark', Buffer.from(`\ufeff${'Accession,MRN,Name,Date\nA1,T1,TESTĂ,2026-11-20\n'}`)],
  ['UTF-16', Buffer.from(`\ufeff${'Accession,MRN,Name,Date\nA1,T1,TESTĂ,2026-11-20\n'}`, 'utf16le')],
  ['UTF-16 without a mark', Buffer.from('Accession,MRN,Name,Date\nA1,T1,TESTĂ,2026-11-20\n', 'utf16le')],
  ['line ends of old', Buffer.from('Accession,MRN,Name,Date\rA1,T1,TESTĂ,2026-11-20\r')],
])('%s is read as it was written', async (_what, bytes) => {
  const { worklist, importBytes } = worklistOn()
  expect(await importBytes(bytes)).toMatchObject({ created: 1, refused: 0 })
  expect(await worklist.search({ text: 'testa' })).toMatchObject({ value: [{ patientName: 'TESTĂ' }] })
})

test('the older encoding of Windows is known by bytes that are no UTF-8', async () => {
  const { worklist, importBytes, look } = worklistOn()
  const bytes = Buffer.from('Accession,MRN,Name,Date\nA1,T1,TESTM\u00dcLLER,2026-11-20\n', 'latin1')
  expect(await look(bytes)).toMatchObject({ table: { format: 'Windows-1252, comma' } })
  await importBytes(bytes)
  expect(await worklist.find({ accession: 'A1' })).toMatchObject({
    value: [{ patientName: 'TESTM\u00dcLLER' }],
  })
})

test.each([
  ['an Excel workbook', Buffer.from('PK\u0003\u0004rest'), 'Save the sheet as CSV'],
  ['a PDF', Buffer.from('%PDF-1.7'), 'Export the list as CSV'],
  ['noise', Buffer.from(Array.from({ length: 2_000 }, (_, at) => (at * 37) % 256)), 'It is no text'],
  ['nothing', Buffer.alloc(0), 'It is empty'],
  ['NULs', Buffer.alloc(4_000), 'It is no text'],
  ['a single column', Buffer.from('A1\nA2\nA3\n'), 'Only one column'],
])('%s is refused with what to do', async (_what, bytes, words) => {
  const { importBytes, look } = worklistOn()
  expect(await look(bytes)).toMatchObject({ kind: 'unreadable', sentence: expect.stringContaining(words) })
  expect(await importBytes(bytes)).toMatchObject({
    created: 0,
    refused: 1,
    problems: [{ where: 'file', text: expect.stringContaining(words) }],
  })
})

test('a status that says cancelled cancels, and one that does not takes it back', async () => {
  const { worklist, importBytes } = worklistOn()
  const list = (status: string) => `Accession,MRN,Date,Status\nA1,T1,2026-11-20,${status}\n`
  await importBytes(list('Cancelled by patient'), { writtenAt: '2026-11-20T06:00:00Z' })
  expect(await worklist.find({ accession: 'A1' })).toMatchObject({
    value: [{ cancelled: true, standing: 'no-charge' }],
  })
  await importBytes(list('Scheduled'), { writtenAt: '2026-11-20T06:30:00Z' })
  expect(await worklist.find({ accession: 'A1' })).toMatchObject({
    value: [{ cancelled: false, standing: 'missing' }],
  })
})

test('a list that is older than what is known overwrites nothing', async () => {
  const { worklist, importBytes } = worklistOn()
  const list = (time: string) => `Accession,MRN,Date,Time\nA1,T1,2026-11-20,${time}\n`
  await importBytes(list('11:00'), { writtenAt: '2026-11-20T10:00:00Z' })
  expect(await importBytes(list('09:00'), { writtenAt: '2026-11-20T07:00:00Z' })).toMatchObject({
    unchanged: 1,
  })
  expect(await worklist.find({ accession: 'A1' })).toMatchObject({ value: [{ scheduledAt: '11:00' }] })
})

test('a column of dates that is named later is asked about like one that was known', async () => {
  const { look } = worklistOn()
  const list = 'Accession,MRN,Date,Foo\nA1,T1,2026-11-20,03/04/1971\n'
  expect(await look(list)).toMatchObject({ table: { reading: { dateOrder: 'year-first' }, questions: [] } })
  expect(await look(list, { columns: ['accession', 'mrn', 'scheduledOn', 'birthDate'] })).toMatchObject({
    table: { reading: { dateOrder: null }, questions: [expect.stringContaining('month')] },
  })
})
