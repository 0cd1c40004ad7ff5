import { expect, test } from 'vitest'
import { done } from '#main/testing/session-steps.ts'
import { freePort, NO_DCMTK, startBadServer, startWorklistServer } from '../testing/worklist-server.ts'
import { worklistOn } from '../testing/worklist-on.ts'
import { createDimseWorklist } from './dimse-worklist.ts'
import type { WorklistEntry, WorklistServer } from './modality-worklist.ts'

const modalityWorklist = createDimseWorklist({ stepMs: 2_000, wholeMs: 20_000 })
const impatient = createDimseWorklist({ stepMs: 500, wholeMs: 3_000 })

function over(server: WorklistServer, day = '2026-11-20') {
  const world = worklistOn({
    modalityWorklist,
    settings: {
      worklistHost: server.host,
      worklistPort: String(server.port),
      worklistCalledAe: server.calledAe,
      worklistCallingAe: server.callingAe,
      worklistModality: 'MG',
    },
  })
  const query = () => done(world.worklist.query({ commandId: crypto.randomUUID(), day }))
  return { ...world, query }
}

async function findAll(server: WorklistServer, worklist = modalityWorklist) {
  const entries: WorklistEntry[] = []
  const query = { day: '2026-11-20', modality: 'MG' }
  const answer = await worklist.find(server, query, entry => entries.push(entry))
  return { answer, entries }
}

if (NO_DCMTK !== null) process.stderr.write(`Skipped: the modality worklist query. ${NO_DCMTK}\n`)

test.skipIf(NO_DCMTK !== null)('the exams of the day and modality come into the list, once', async () => {
  const server = await startWorklistServer([
    { accession: 'TEST-A-16' },
    { accession: 'TEST-A-17', mrn: 'TEST0017', procedure: 'Clip right' },
    { accession: 'TEST-A-18', mrn: 'TEST0018', day: '20261121' },
    { accession: 'TEST-A-19', mrn: 'TEST0019', modality: 'US' },
  ])
  const { worklist, query } = over(server)
  expect(await query()).toMatchObject({ source: 'dicom', created: 2, refused: 0, problems: [] })
  expect(await worklist.listDay({ day: '2026-11-20' })).toMatchObject({
    value: [
      {
        accession: 'TEST-A-16',
        mrn: 'TEST0016',
        patientName: 'TESTPLUM, Synthetic Pia',
        birthDate: '1971-02-03',
        scheduledAt: '09:10',
        procedure: 'Wire localization left breast',
        side: 'left',
      },
      { accession: 'TEST-A-17', side: 'right' },
    ],
  })
  expect(await query()).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
})

test.skipIf(NO_DCMTK !== null).each(['ISO_IR 100', 'ISO_IR 192'] as const)(
  'a name in %s is read',
  async characterSet => {
    const server = await startWorklistServer([
      { accession: 'TEST-A-16', name: 'TESTM\u00dcLLER^Synthetic', characterSet },
    ])
    const { worklist, query } = over(server)
    await query()
    expect(await worklist.find({ accession: 'TEST-A-16' })).toMatchObject({
      value: [{ patientName: 'TESTM\u00dcLLER, Synthetic' }],
    })
  },
)

test.skipIf(NO_DCMTK !== null)('a server answers to its name, and refuses another in words', async () => {
  const server = await startWorklistServer([])
  expect(await modalityWorklist.echo(server)).toBeNull()
  expect(await modalityWorklist.echo({ ...server, calledAe: 'NOBODY' })).toBe(
    'The server does not answer to this name. Check the called AE title.',
  )
})

test('where nothing listens, the sentence says so', async () => {
  const server = { host: '127.0.0.1', port: await freePort(), calledAe: 'X', callingAe: 'Y' }
  expect(await modalityWorklist.echo(server)).toContain('Nothing listens at this host and port')
  const { query } = over(server)
  expect(await query()).toMatchObject({
    created: 0,
    refused: 1,
    problems: [{ where: 'server', text: expect.stringContaining('Nothing listens') }],
  })
})

test('a server that hangs is waited for no longer than was said', async () => {
  const server = await startBadServer(() => undefined)
  expect(await impatient.echo(server)).toContain('does not answer in time')
})

test('a server that drops the connection is told', async () => {
  const server = await startBadServer(socket => socket.once('data', () => socket.destroy()))
  expect(await impatient.echo(server)).toContain('broke off')
})

test.each([
  ['noise', Buffer.from(Array.from({ length: 600 }, (_, at) => (at * 37) % 256))],
  ['a web page', Buffer.from('HTTP/1.1 200 OK\r\n\r\n<html>')],
  ['an association that was cut', Buffer.from([2, 0, 0, 0, 0, 8, 0, 1, 0, 0, 1, 2, 3, 4])],
])('a server that answers %s ends in a sentence', async (_what, bytes) => {
  const server = await startBadServer(socket => socket.once('data', () => socket.end(bytes)))
  const { answer, entries } = await findAll(server, impatient)
  expect(answer).toMatchObject({ ok: false, error: expect.stringMatching(/^The (server|connection) /) })
  expect(entries).toEqual([])
})

test('as long as no server is set, nothing is asked', async () => {
  const { worklist } = worklistOn({
    modalityWorklist: {
      echo: () => Promise.reject(new Error('asked')),
      find: () => Promise.reject(new Error('asked')),
    },
  })
  expect(await worklist.query({ commandId: crypto.randomUUID(), day: '2026-11-20' })).toMatchObject({
    ok: false,
    error: { code: 'server-not-set' },
  })
})

test('what came before a failure is kept', async () => {
  const { worklist } = worklistOn({
    settings: { worklistHost: '127.0.0.1', worklistCalledAe: 'X' },
    modalityWorklist: {
      echo: async () => null,
      find: async (_server, _query, take) => {
        for (let at = 0; at < 5_000; at += 1) {
          take({
            PatientID: `TEST${at}`,
            AccessionNumber: `TEST-A-${at}`,
            ScheduledProcedureStepSequence: [],
          })
        }
        return { ok: false, error: 'The connection broke off.' }
      },
    },
  })
  const outcome = await done(worklist.query({ commandId: crypto.randomUUID(), day: '2026-11-20' }))
  expect(outcome).toMatchObject({
    created: 5_000,
    refused: 1,
    problems: [{ where: 'server', text: 'The connection broke off.' }],
  })
})
