import { expect, test } from 'vitest'
import { fail, ok } from '#shared/base/result.ts'
import type { CloseSummary, DayListRow, DayStanding } from '#shared/contract/closing.ts'
import { failure } from '#shared/contract/failure.ts'
import type { Bridge } from '#shared/contract/index.ts'
import type { DayCloseId } from '#shared/domain/day-close.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { canClose, createClosingStore, missingForClose } from './closing-store.ts'

const DAY = '2026-11-20'
const LAG = { count: 0, sameDay: 0, nextDay: 0, later: 0, median: 0, longest: 0 }
const TOTALS = { sessions: 0, lines: 0, units: 0, codes: [] }

const aStanding: DayStanding = {
  day: DAY,
  close: null,
  reopened: 0,
  exams: { charged: 0, 'in-work': 0, missing: 0, 'no-charge': 0, expected: 0 },
  noCharge: [],
  walkIns: 0,
  afterDay: 0,
  markedLate: 0,
  exported: 0,
  open: { missing: 0, incomplete: 1, draft: 0, held: 1, review: 0, approval: 0 },
  undated: 0,
  amounts: null,
  totals: TOTALS,
  toEntry: LAG,
  billHold: { days: 5, left: 5 },
  secondSignature: false,
  signer: 'TEST, Desk',
  seen: 'a'.repeat(64),
}

function aRow(id: string, parts: Partial<DayListRow>): DayListRow {
  return {
    examId: null,
    examRevision: null,
    sessionId: id as SessionId,
    accession: '',
    mrn: '',
    patientName: '',
    time: '',
    codes: '',
    state: 'draft',
    standing: null,
    noCharge: null,
    holdReason: null,
    open: 'incomplete',
    late: null,
    enteredAfterDays: 0,
    ...parts,
  }
}

const aClose: CloseSummary = {
  id: 'close' as DayCloseId,
  day: DAY,
  number: 1,
  closedAt: `${DAY}T18:00:00.000-05:00`,
  signedBy: ['TEST, Desk'],
  totals: TOTALS,
  leftOpen: 2,
  pdfName: 'CLOSE.pdf',
  pdfSha256: 'b'.repeat(64),
  chainHead: 'c'.repeat(64),
  reopened: null,
}

const ROWS = [aRow('draft', {}), aRow('held', { open: 'held', holdReason: 'waiting-for-pathology' })]

type Closing = Bridge['closing']

async function openStore(parts: Partial<Closing> = {}) {
  const no = async () => fail(failure('unexpected'))
  const closing = {
    day: async () => ok(aStanding),
    list: async () => ok({ rows: ROWS, more: false }),
    count: async () => ok({ rows: TOTALS, trail: TOTALS, agree: true, toExport: LAG }),
    close: no,
    reopen: no,
    history: no,
    print: no,
    ...parts,
  } satisfies Closing
  const bridge = { closing, settings: { read: no, managed: no, save: no } } as Partial<Bridge> as Bridge
  const store = createClosingStore({ bridge, newCommandId: () => 'command', onChanged: () => {} })
  await store.open(DAY)
  return store
}

test('what is held brings the reason it is held for; the others need one', async () => {
  const store = await openStore()
  expect(missingForClose(store.view.getState())).toBe('1 open item has no reason yet.')
  store.giveReason('draft', { reason: 'other', note: ' ' })
  expect(missingForClose(store.view.getState())).toBe('1 open item has no reason yet.')
  store.giveReason('draft', { reason: 'other', note: 'asked' })
  expect(missingForClose(store.view.getState())).toBe('Your PIN is needed once more.')
})

test('a close is asked for once all is there, and the PIN is forgotten as soon as it is sent', async () => {
  let asked: unknown
  const store = await openStore({
    close: async input => {
      asked = input
      return ok({ close: aClose, sheet: { kind: 'written', path: '/x/CLOSE.pdf', sha256: aClose.pdfSha256 } })
    },
  })
  store.giveReason('draft', { reason: 'enter-later', note: '' })
  store.set({ secret: '493817', folder: '/x' })
  expect(canClose(store.view.getState())).toBe(true)
  await store.close()
  expect(asked).toMatchObject({
    seen: aStanding.seen,
    secret: '493817',
    leftOpen: [
      { kind: 'incomplete', id: 'draft', reason: 'enter-later' },
      { kind: 'held', id: 'held', reason: 'waiting-for-pathology' },
    ],
  })
  expect(store.view.getState()).toMatchObject({ secret: '', secondSecret: '', written: { kind: 'written' } })
})

test('a refusal is said, and the reasons stay', async () => {
  const store = await openStore({ close: async () => fail(failure('signature-refused', 'secret')) })
  store.giveReason('draft', { reason: 'enter-later', note: '' })
  store.set({ secret: '111111', folder: '/x' })
  await store.close()
  expect(store.view.getState()).toMatchObject({ secret: '', failure: expect.stringContaining('not the PIN') })
  expect(store.view.getState().reasons.get('draft')?.reason).toBe('enter-later')
})

test('counts that differ keep the day from being closed', async () => {
  const store = await openStore({
    count: async () => ok({ rows: TOTALS, trail: { ...TOTALS, lines: 1 }, agree: false, toExport: LAG }),
  })
  expect(missingForClose(store.view.getState())).toContain('counts differ')
})
