import { expect, test } from 'vitest'
import { anAppointment, anOrder } from './testing/a-message.ts'
import { worklistOn } from './testing/worklist-on.ts'

test('an order fills an expected exam', async () => {
  const { worklist, importBytes } = worklistOn()
  expect(await importBytes(anOrder())).toMatchObject({ source: 'hl7', created: 1, refused: 0 })
  expect(await worklist.find({ accession: 'TEST-A-16' })).toMatchObject({
    value: [
      {
        mrn: 'TEST0016',
        orderNumber: 'P16',
        patientName: 'TESTPLUM, Synthetic Pia',
        birthDate: '1971-02-03',
        scheduledOn: '2026-11-20',
        scheduledAt: '09:10',
        procedure: 'Wire localization left breast',
        side: 'left',
        cancelled: false,
      },
    ],
  })
})

test.each([
  ['line feeds', (text: string) => text.replaceAll('\r', '\n')],
  ['both', (text: string) => text.replaceAll('\r', '\r\n')],
  ['the framing of a connection', (text: string) => `\u000b${text}\u001c\r`],
  ['a batch envelope', (text: string) => `FHS|^~\\&|RIS\rBHS|^~\\&|RIS\r${text}BTS|1\rFTS|1\r`],
  ['a mark of UTF-8', (text: string) => `\ufeff${text}`],
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['no end of the last segment', (text: string) => text.trimEnd()],
])('a message with %s is read', async (_what, written) => {
  const { importBytes } = worklistOn()
  expect(await importBytes(written(anOrder()))).toMatchObject({ created: 1, refused: 0 })
})

test('delimiters other than the usual ones are those of the message', async () => {
  const { worklist, importBytes } = worklistOn()
  const swapped = anOrder().replaceAll('^', '!').replaceAll('|', '#')
  await importBytes(swapped)
  expect(await worklist.find({ accession: 'TEST-A-16' })).toMatchObject({
    value: [{ patientName: 'TESTPLUM, Synthetic Pia' }],
  })
})

test('escapes are read as what they stand for', async () => {
  const { worklist, importBytes } = worklistOn()
  const procedure = 'WIRE^A\\T\\B \\F\\ \\S\\ \\R\\ \\E\\ \\X41\\\\.br\\end^L'
  await importBytes(anOrder({ procedure }))
  expect(await worklist.find({ accession: 'TEST-A-16' })).toMatchObject({
    value: [{ procedure: 'A&B | ^ ~ \\ A end' }],
  })
})

test.each([
  ['8859/1', 'latin1', 'TESTM\u00dcLLER'],
  ['', 'utf8', 'TESTM\u00dcLLER'],
  ['', 'latin1', 'TESTM\u00dcLLER'],
  ['UNICODE UTF-8', 'utf8', 'TESTĂ'],
] as const)('a name in %j, bytes in %s, is read', async (characterSet, encoding, name) => {
  const { worklist, importBytes } = worklistOn()
  const text = anOrder({ name: `${name}^Synthetic` }).replace('UNICODE UTF-8', characterSet)
  await importBytes(Buffer.from(text, encoding))
  expect(await worklist.find({ accession: 'TEST-A-16' })).toMatchObject({
    value: [{ patientName: `${name}, Synthetic` }],
  })
})

test.each([
  ['CA', 'ORM^O01'],
  ['OC', 'OMI^O23'],
  ['DC', 'ORM^O01'],
])('the order control %s cancels', async (control, event) => {
  const { worklist, importBytes } = worklistOn()
  await importBytes(anOrder())
  await importBytes(anOrder({ control, event, time: '20261120080000', id: '2' }))
  expect(await worklist.find({ accession: 'TEST-A-16' })).toMatchObject({
    value: [{ cancelled: true, standing: 'no-charge' }],
  })
})

test.each(['S15', 'S26', 'S17'])('the event %s of an appointment cancels', async event => {
  const { worklist, importBytes } = worklistOn()
  await importBytes(anAppointment())
  await importBytes(anAppointment({ event: `SIU^${event}`, time: '20261120080000', id: '2' }))
  expect(await worklist.find({ accession: 'TEST-A-16' })).toMatchObject({ value: [{ cancelled: true }] })
})

test('an appointment that is moved is moved, and the message of before does not move it back', async () => {
  const { worklist, importBytes } = worklistOn()
  const moved = anAppointment({
    event: 'SIU^S13',
    time: '20261120080000',
    id: '2',
    schedule: '20261121143000',
  })
  await importBytes(moved)
  await importBytes(anAppointment())
  expect(await worklist.listDay({ day: '2026-11-20' })).toMatchObject({ value: [] })
  expect(await worklist.listDay({ day: '2026-11-21' })).toMatchObject({ value: [{ scheduledAt: '14:30' }] })
})

test('several orders of one message are several exams of one patient', async () => {
  const { importBytes, worklist } = worklistOn()
  const second = anOrder({ accession: 'TEST-A-17', placer: 'P17' }).split('\r').slice(3).join('\r')
  expect(await importBytes(anOrder() + second)).toMatchObject({ created: 2 })
  expect(await worklist.listDay({ day: '2026-11-20' })).toMatchObject({
    value: [{ accession: 'TEST-A-16' }, { accession: 'TEST-A-17' }],
  })
})

test('an order that has no accession number yet is the exam that gets one', async () => {
  const { worklist, importBytes } = worklistOn()
  await importBytes(anOrder({ accession: '' }))
  expect(await worklist.listDay({ day: '2026-11-20' })).toMatchObject({
    value: [{ accession: '', orderNumber: 'P16' }],
  })
  await importBytes(anOrder({ time: '20261120080000', id: '2' }))
  expect(await worklist.listDay({ day: '2026-11-20' })).toMatchObject({ value: [{ accession: 'TEST-A-16' }] })
  await importBytes(anOrder({ accession: '', control: 'CA', time: '20261120090000', id: '3' }))
  expect(await worklist.find({ accession: 'TEST-A-16' })).toMatchObject({ value: [{ cancelled: true }] })
})

test('broken messages are told with segment and field, the good ones of the file are kept', async () => {
  const { importBytes } = worklistOn()
  const file = [
    'nothing of ours\r',
    anOrder(),
    anOrder({ accession: 'TEST-A-17', placer: 'P17' }).replace(/PID.*?\r/, ''),
    anOrder({ accession: 'TEST-A-18', placer: 'P18', mrn: '' }),
    anOrder({ accession: '', placer: '' }),
    anOrder({ accession: 'TEST-A-19', placer: 'P19' }).replace('UNICODE UTF-8', 'KLINGON'),
    anOrder({ accession: 'TEST-A-20', placer: 'P20', time: 'yesterday' }),
    anOrder({ event: 'ADT^A08' }),
    anOrder({ accession: 'TEST-A-21', placer: 'P21' }).replace('PV1|', 'a line end\rof a field|'),
    anOrder({ accession: 'TEST-A-22', placer: 'P22' }).replace('MSH|^~\\&|', 'MSH'),
    anOrder({ accession: 'TEST-A-23', placer: 'P23' }).replace('TESTPLUM', 'TEST\u0000PLUM'),
    anOrder({ accession: 'TEST-A-24', placer: 'P24' }),
  ].join('')
  const outcome = await importBytes(`FHS|^~\\&\r${file}`)
  expect(outcome.problems).toEqual([
    { where: 'message 1', text: 'Something stands before the first MSH segment.' },
    { where: 'message 2', text: 'PID: the segment is missing.' },
    { where: 'message 3', text: 'PID-3: no medical record number.' },
    { where: 'message 4', text: 'ORC-2, ORC-3: neither an order number nor an accession number.' },
    { where: 'message 5', text: 'MSH-18: the character set is not known.' },
    { where: 'message 6', text: 'MSH-7: the time of the message cannot be read.' },
    { where: 'message 7', text: 'MSH-9: neither an order (ORM, OMI, OMG) nor an appointment (SIU).' },
    { where: 'message 8', text: 'segment 3 has no name: a line end may stand inside a field.' },
    { where: 'message 9', text: 'MSH-2: the delimiters are not declared.' },
    { where: 'message 10', text: 'segment 2 holds a control character.' },
  ])
  expect(outcome).toMatchObject({ created: 2, refused: 10 })
})

test('the accession number is read where the site has it', async () => {
  const { worklist, importBytes } = worklistOn({ settings: { worklistAccessionField: 'OBR-2' } })
  await importBytes(anOrder())
  expect(await worklist.find({ accession: 'P16' })).toMatchObject({ value: [{ mrn: 'TEST0016' }] })
})
