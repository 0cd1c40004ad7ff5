import { expect, test } from 'vitest'
import type { Rehearsal } from '#shared/contract/reference.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'
import { FAMILY_CODES } from '#shared/domain/own-words.ts'
import type { RowBatch } from '../formats/rows.ts'
import { aReference, type EditionFixture } from '../testing/a-reference.ts'
import { aCharge, aDiagnosis, aFee, anAddOn, aPair, aPayment, aSupply, aUnitLimit } from '../testing/a-row.ts'
import { day } from '../testing/day.ts'
import { rehearse } from './rehearse.ts'

const TODAY = day('2026-12-10')
const NEW_YEAR = day('2027-01-01')

function thisYear(dataset: Dataset, rows: RowBatch): EditionFixture {
  return { dataset, from: '2026-10-01', through: '2026-12-31', label: `${dataset} 2026 Q4`, rows }
}

function nextYear(dataset: Dataset, rows: RowBatch): EditionFixture {
  return { dataset, from: '2027-01-01', through: '2027-03-31', label: `${dataset} 2027 Q1`, rows }
}

function run(editions: readonly EditionFixture[], quickPicks: readonly string[] = []): Rehearsal {
  return rehearse(aReference(editions), { today: TODAY, on: NEW_YEAR, quickPicks })
}

function sentences(rehearsal: Rehearsal, about?: Rehearsal['changes'][number]['about']): readonly string[] {
  return rehearsal.changes
    .filter(change => about === undefined || change.about === about)
    .map(({ severity, sentence }) => `${severity}: ${sentence}`)
}

const FAMILY_FEES = FAMILY_CODES.filter(code => code !== 'A4648').map(code => aFee(code))
const FEES_NOW = thisYear('mpfs', { kind: 'fee-schedule', rows: FAMILY_FEES })

function feesThen(change: (code: string) => Parameters<typeof aFee>[1] | null): EditionFixture {
  const rows = FAMILY_FEES.flatMap(fee => {
    const changed = change(fee.code)
    return changed === null ? [] : [{ ...fee, ...changed }]
  })
  return nextYear('mpfs', { kind: 'fee-schedule', rows })
}

test('with nothing loaded nothing is checked, and nothing is said to be clean', () => {
  const rehearsal = rehearse(null, { today: TODAY, on: NEW_YEAR, quickPicks: ['R92.0'] })
  expect(rehearsal.changes).toEqual([])
  expect(rehearsal.notChecked).toHaveLength(10)
  expect(rehearsal.notChecked[0]).toEqual({
    dataset: 'ptp-practitioner',
    sentence: 'NCCI pair edits, practitioner: no edition is loaded.',
  })
})

test('a dataset without a newer edition is listed as not checked', () => {
  expect(run([FEES_NOW]).notChecked).toContainEqual({
    dataset: 'mpfs',
    sentence: 'mpfs 2026 Q4 ended on 2026-12-31; nothing newer is loaded for 2027-01-01.',
  })
})

test('an edition without an end is not taken for the next year’s', () => {
  const endless: EditionFixture = {
    dataset: 'hcpcs',
    from: '2026-10-01',
    label: 'HCPCS October 2026',
    rows: { kind: 'hcpcs', rows: [aSupply('A4648')] },
  }
  expect(run([endless]).notChecked).toContainEqual({
    dataset: 'hcpcs',
    sentence: 'HCPCS level II: nothing newer than HCPCS October 2026 is loaded for 2027-01-01.',
  })
})

test('an edition that covers both days is checked', () => {
  const rows = { kind: 'diagnosis', rows: [aDiagnosis('R920')] } as const
  const rehearsal = run(
    [{ dataset: 'icd-10-cm', from: '2026-10-01', through: '2027-09-30', rows }],
    ['R92.0'],
  )
  expect(rehearsal.notChecked.map(({ dataset }) => dataset)).not.toContain('icd-10-cm')
  expect(rehearsal.changes).toEqual([])
})

test('an edition with nothing to compare it with is not checked', () => {
  expect(run([feesThen(() => ({}))]).notChecked).toContainEqual({
    dataset: 'mpfs',
    sentence:
      'Physician fee schedule (relative values): every loaded edition begins after 2026-12-10. mpfs 2027 Q1 has nothing to be compared with.',
  })
})

test('a quick pick that is divided next year breaks, and the new codes are named', () => {
  const now = { kind: 'diagnosis', rows: [aDiagnosis('N631'), aDiagnosis('R920')] } as const
  const then = {
    kind: 'diagnosis',
    rows: [
      aDiagnosis('N631', { billable: false }),
      aDiagnosis('N6311'),
      aDiagnosis('N6312'),
      aDiagnosis('R920', { text: 'Another finding' }),
    ],
  } as const
  const rehearsal = run(
    [thisYear('icd-10-cm', now), nextYear('icd-10-cm', then)],
    ['R92.0', 'N63.1', 'N63.9'],
  )
  expect(rehearsal.changes).toEqual([
    {
      about: 'quick-pick',
      severity: 'breaks',
      code: 'N63.1',
      sentence: 'N63.1: A heading, not a code to bill: N63.11, N63.12.',
      edition: 'icd-10-cm 2027 Q1',
    },
    {
      about: 'quick-pick',
      severity: 'breaks',
      code: 'N63.9',
      sentence: 'N63.9: Not in the edition of 2027-01-01. Not to be used today either.',
      edition: 'icd-10-cm 2027 Q1',
    },
    {
      about: 'quick-pick',
      severity: 'changes',
      code: 'R92.0',
      sentence: 'R92.0 is now called "Another finding", before "Invented finding".',
      edition: 'icd-10-cm 2027 Q1',
    },
  ])
})

test('a code of the family that is gone breaks its rules', () => {
  expect(sentences(run([FEES_NOW, feesThen(code => (code === '19287' ? null : {}))]))).toEqual([
    'breaks: 19287: Not in the edition of 2027-01-01; it is in mpfs 2026 Q4.',
  ])
})

test('other indicators of the family are named, other amounts are not', () => {
  const then = feesThen(code => {
    if (code === '77065') return { pcTc: 1, facilityTotalRvu: 4.2 }
    return code === '19283' ? { status: 'I', bilateral: 0 } : { conversionFactor: 31.1 }
  })
  expect(sentences(run([FEES_NOW, then]))).toEqual([
    'breaks: 19283: status I, today A.',
    'changes: 19283: bilateral indicator 0, today 1.',
    'changes: 77065: PC/TC indicator 1, today 0.',
  ])
})

test('unit limits are compared for each kind of claim', () => {
  const limits = (units: number): RowBatch => ({
    kind: 'unit-limit',
    rows: [aUnitLimit('19284', { units, mai: 3 })],
  })
  expect(
    sentences(
      run([
        thisYear('mue-practitioner', limits(2)),
        nextYear('mue-practitioner', limits(2)),
        thisYear('mue-outpatient', limits(2)),
        nextYear('mue-outpatient', { kind: 'unit-limit', rows: [] }),
      ]),
    ),
  ).toEqual([
    'changes: 19284, facility claim: no unit limit, so units are not checked, today at most 2 a day (MAI 3).',
  ])
})

test('an add-on that loses its primary breaks', () => {
  const rows = (primary: string): RowBatch => ({ kind: 'add-on', rows: [anAddOn('19284', primary)] })
  expect(sentences(run([thisYear('add-on', rows('19283')), nextYear('add-on', rows('19281'))]))).toEqual([
    'breaks: 19284 is no add-on to 19283 any more.',
    'changes: 19284 is an add-on to 19281 as well.',
  ])
})

test('pair edits inside the family that begin, end or turn absolute are named', () => {
  const now = [aPair('19283', '19281'), aPair('19284', '19285'), aPair('19283', '76942')]
  const then = [aPair('19284', '19285', { indicator: 0 }), aPair('19285', '19281'), aPair('19283', '77002')]
  expect(
    sentences(
      run([
        thisYear('ptp-practitioner', { kind: 'pair', rows: now }),
        nextYear('ptp-practitioner', { kind: 'pair', rows: then }),
      ]),
    ),
  ).toEqual([
    'breaks: 19284 over 19285, professional claim: never together, today together with a modifier only.',
    'changes: 19283 over 19281, professional claim: no edit, today together with a modifier only.',
    'changes: 19285 over 19281, professional claim: together with a modifier only, today no edit.',
  ])
})

test('a part that is not loaded is not compared, and that is said', () => {
  const now = thisYear('ptp-practitioner', { kind: 'pair', rows: [aPair('19283', '19281')] })
  const then: EditionFixture = {
    ...nextYear('ptp-practitioner', { kind: 'pair', rows: [] }),
    parts: 2,
    files: [{ part: 2, firstCode: '70000', lastCode: '99999' }],
  }
  const rehearsal = run([now, then])
  expect(rehearsal.changes).toEqual([])
  expect(rehearsal.notChecked).toContainEqual({
    dataset: 'ptp-practitioner',
    sentence: 'ptp-practitioner 2027 Q1: part 1 of 2 is not loaded; its codes were not compared.',
  })
})

test('a row of the charge master whose code ends, or whose modifier is not taken any more, breaks', () => {
  const charges: EditionFixture = {
    dataset: 'charge-master',
    from: '2026-01-01',
    rows: {
      kind: 'charge-master',
      rows: [
        aCharge('BR100', '19287'),
        aCharge('BR200', '77065', { modifiers: ['26'] }),
        aCharge('BR300', '19285', { validTo: 20261231 }),
        aCharge('BR400', '19281', { validTo: 20261231 }),
        aCharge('BR401', '19281', { validFrom: 20270101 }),
      ],
    },
  }
  const now = thisYear('mpfs', {
    kind: 'fee-schedule',
    rows: FAMILY_FEES.map(fee => ({ ...fee, pcTc: 1 })),
  })
  const rehearsal = run([
    charges,
    now,
    feesThen(code => (code === '19287' ? null : { pcTc: code === '77065' ? 0 : 1 })),
  ])
  expect(sentences(rehearsal, 'charge-master')).toEqual([
    'breaks: Charge BR100 (19287): Not in the edition of 2027-01-01; it is in mpfs 2026 Q4.',
    'breaks: Charge BR200 (77065 26): takes 26 no longer (PC/TC indicator 0).',
    'breaks: Charge BR300 (19285): ends on 2026-12-31, and no other row has the code with its modifiers.',
  ])
})

test('a new charge master shows its new prices, and payment that turns another way is named', () => {
  const charges = (priceCents: number): RowBatch => ({
    kind: 'charge-master',
    rows: [aCharge('BR100', '19283', { priceCents })],
  })
  const payments = (statusIndicator: string): RowBatch => ({
    kind: 'outpatient-payment',
    rows: [aPayment('19283', { statusIndicator })],
  })
  const rehearsal = run([
    thisYear('charge-master', charges(100_000)),
    nextYear('charge-master', charges(110_050)),
    thisYear('opps', payments('Q1')),
    nextYear('opps', payments('N')),
  ])
  expect(sentences(rehearsal, 'charge-master')).toEqual([
    'changes: Charge BR100 (19283): outpatient payment status N, today Q1.',
    'changes: Charge BR100 (19283): price $1,100.50, today $1,000.00.',
  ])
})
