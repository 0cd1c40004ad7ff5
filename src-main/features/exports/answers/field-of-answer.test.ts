import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Refusal } from '#shared/contract/exports.ts'
import type { SaidOfSession } from '#shared/contract/sessions.ts'
import type { SheetFormat } from '#shared/contract/interface-sheet.ts'
import type { Claim } from '#shared/domain/vocabulary.ts'
import { FILL_FACTS, FILL_FIELDS } from '#shared/contract/hl7-fill.ts'
import { aLesion, anEntry } from '#main/testing/an-entry.ts'
import { memoryDb } from '#main/testing/memory-db.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { hl7Field } from './answer-fields.ts'
import { aDestination, hl7Section, SECTIONS } from '../testing/a-destination.ts'
import { aDesk, value } from '../testing/a-desk.ts'
import { saidOfSession } from './said.ts'
import { statusField } from './status-fields.ts'
import { x12Answer } from './testing/x12-answer.ts'

/** Two lesions in both breasts, each with a charge line of its own. */
const ENTRY = anEntry({
  referring: { npi: '1999999992', familyName: 'TESTREFERRER', givenName: 'Synthetic' },
  lesions: [aLesion(), aLesion({ id: 'B', side: 'left' })],
})

/** A session that left to a receiver; what an answer that is left there comes to, at the desk and on the form. */
async function sent(format: SheetFormat, claims: Claim = 'professional') {
  const db = memoryDb()
  const root = tempFolder()
  const [folder, answers] = [join(root, 'in'), join(root, 'ack')]
  mkdirSync(folder)
  mkdirSync(answers)
  aDestination(db, { id: 'billing', folder, claims, format, delivery: { answerFolders: [answers] } })
  const desk = aDesk({ db })
  const id = await desk.complete(ENTRY)
  const { batch } = value(
    await desk.exports.send({ scope: 'all', destination: 'billing', onlyClosedDays: false }),
  )
  const bytes = readdirSync(folder)
    .map(name => readFileSync(join(folder, name), 'latin1'))
    .join('')
  const answer = async (text: string) => {
    writeFileSync(join(answers, 'answer'), text, 'latin1')
    const { refusals } = value(await desk.exports.lookForAnswers({}))
    return { refusals, said: saidOfSession(db, id, ENTRY) }
  }
  return { answer, batch: batch ?? '', bytes }
}

type Placed = readonly [words: string | null, form: string | null, sheet: string | null]

/** What is told at the desk and on the form: the field in words, its place on the form, its place in the sheet. */
function placed({
  refusals,
  said,
}: {
  readonly refusals: readonly Refusal[]
  readonly said: readonly SaidOfSession[]
}): readonly Placed[] {
  expect(said.map(({ about, sheet }) => [about, sheet])).toEqual(
    refusals.map(({ field, sheet }) => [field, sheet]),
  )
  for (const { sheet } of refusals) expect(sheet?.destination ?? 'billing').toBe('billing')
  return said.map(({ about, field, sheet }) => [about, field, sheet?.path ?? null])
}

const CLAIM_STATUS: readonly (readonly [stc: string, ...Placed])[] = [
  ['A7:562:82', 'Performing physician', 'performing.npi', null],
  ['A7:562:DN', 'Referring physician', 'referring.npi', null],
  ['A7:562:85', 'Billing provider', null, 'format.billing.name'],
  ['A6:504:QC', 'Patient name', 'patient.familyName', null],
  ['A7:158:IL', 'Birth date', 'patient.birthDate', null],
  ['A7:157:QC', 'Sex', 'patient.sex', null],
  ['A6:164:IL', 'Member number', null, 'format.subscribers'],
  ['A3:33', 'Member number', null, 'format.subscribers'],
  ['A7:500:IL', 'Address', null, 'format.subscribers'],
  ['A3:116', 'Payer', null, 'format.payer.name'],
  ['A8:187', 'Date of service', 'performedOn', null],
  ['A7:249', 'Place of service', 'placeOfService', null],
  ['A7:255', 'Diagnosis', 'diagnoses.0', null],
  ['A3:178', 'Amount', null, 'format.prices'],
  ['A7:588', 'MRN', 'patient.mrn', null],
  // An NPI of nobody, a status that names no field of ours, one of the drug claims, one that there is not.
  ['A7:562', null, null, null],
  ['A7:562:IL', null, null, null],
  ['A7:158:82', null, null, null],
  ['A7:562:QD', null, null, null],
  ['A3:21', null, null, null],
  ['A7:255::RX', null, null, null],
  ['A7:9999', null, null, null],
]

test.each(CLAIM_STATUS)(
  '277CA %s is about %s, on the form at %s, in the sheet at %s',
  async (stc, ...place) => {
    const { answer, bytes } = await sent(SECTIONS.x12)
    const claim = /CLM\*([^*]+)/.exec(bytes)?.[1] ?? ''
    const told = await answer(x12Answer('277', 'HL*4*3*PT', `TRN*2*${claim}`, `STC*${stc}*20261120*U*1`))
    expect(placed(told)).toEqual([place])
    expect(told.refusals[0]?.receiverCode).toBe(stc.replace('::RX', ''))
  },
)

test('a 277CA that names three things is told beside each; one that names none is told once', async () => {
  const { answer, bytes } = await sent(SECTIONS.x12)
  const claim = /CLM\*([^*]+)/.exec(bytes)?.[1] ?? ''
  const status = 'STC*A7:511*20261120*U*1******A7:158:QC*A7:504:QC'
  const told = await answer(x12Answer('277', 'HL*4*3*PT', `TRN*2*${claim}`, status))
  expect(placed(told)).toEqual([
    ['Birth date', 'patient.birthDate', null],
    ['Patient name', 'patient.familyName', null],
  ])
  expect(told.refusals.map(({ words }) => words)).toEqual([
    'Returned, information is wrong, status 158.',
    'Returned, information is wrong, status 504.',
  ])
})

test('a 277CA on a line is told at the lesion of that line', async () => {
  const { answer, bytes } = await sent(SECTIONS.x12)
  const [claim = ''] = [...bytes.matchAll(/CLM\*([^*]+)/g)].map(([, number]) => number ?? '')
  const lines = [...bytes.matchAll(/REF\*6R\*([^~]+)/g)].map(([, number]) => number ?? '')
  const line = (number: string | undefined, stc: string) => [
    'SVC*HC:19283*1*0**0',
    `STC*${stc}*20261120*U*1`,
    `REF*FJ*${number}`,
  ]
  const told = await answer(
    x12Answer('277', 'HL*4*3*PT', `TRN*2*${claim}`, ...line(lines[0], 'A7:453'), ...line(lines[1], 'A7:454')),
  )
  expect(placed(told)).toEqual([
    ['Modifiers', 'lesions.A.side', null],
    ['Code', 'lesions.B.placement.guidance', null],
  ])
})

test('a 277CA that returns the whole batch names the batch, and what numbers of others it traces is passed by', async () => {
  const { answer, batch } = await sent(SECTIONS.x12)
  const { refusals } = await answer(
    x12Answer(
      '277',
      'HL*1**20*1',
      'TRN*1*PAYER-1',
      'HL*2*1*21*1',
      `TRN*2*${batch}`,
      'STC*A3:24:41*20261120*U*1',
      'HL*3*2*19*1',
      'TRN*1*0',
    ),
  )
  expect(refusals).toMatchObject([{ batch, sessionId: null, receiverCode: 'A3:24:41', field: null }])
})

const SYNTAX: readonly (readonly [segment: RegExp, ik4: string | null, claim: Claim, ...Placed])[] = [
  [/^SV1\*/, '1:2', 'professional', 'Code', 'lesions.A.placement.guidance', null],
  [/^SV1\*/, '1:3', 'professional', 'Modifiers', 'lesions.A.side', null],
  [/^SV1\*/, '2', 'professional', 'Amount', null, 'format.prices'],
  [/^SV2\*/, '2:3', 'facility', 'Modifiers', 'lesions.A.side', null],
  [/^SV2\*/, '1', 'facility', 'Revenue code', null, 'format.revenueCodes'],
  [/^CL1\*/, '1', 'facility', 'Admission', null, 'format.institutional.admissionType'],
  [/^CLM\*/, '5:1', 'facility', 'Bill type', null, 'format.institutional.facilityType'],
  [/^CLM\*/, '5:1', 'professional', 'Place of service', 'placeOfService', null],
  [/^NM1\*IL/, '3', 'professional', 'Patient name', 'patient.familyName', null],
  [/^NM1\*IL/, '9', 'professional', 'Member number', null, 'format.subscribers'],
  [/^NM1\*82/, '9', 'professional', 'Performing physician', 'performing.npi', null],
  [/^REF\*EA/, '2', 'professional', 'MRN', 'patient.mrn', null],
  [/^REF\*6R/, '2', 'professional', null, null, null],
  [/^DTP\*472/, null, 'professional', 'Date of service', 'performedOn', null],
  [/^SBR\*/, '9', 'professional', 'Payer', null, 'format.payer.name'],
  [/^DMG\*/, '2', 'professional', 'Birth date', 'patient.birthDate', null],
]

test.each(SYNTAX)('999 at %s, element %s of a %s claim is about %s', async (wanted, ik4, claim, ...place) => {
  const { answer, bytes } = await sent(SECTIONS.x12, claim)
  const segments = bytes.split('~')
  const start = segments.findIndex(segment => segment.startsWith('ST*'))
  const at = segments.findIndex(segment => wanted.test(segment)) - start + 1
  const name = segments[start + at - 1]?.split('*')[0]
  const told = await answer(
    x12Answer(
      '999',
      'AK1*HC*1',
      'AK2*837*0001',
      `IK3*${name}*${at}**8`,
      ...(ik4 === null ? [] : [`IK4*${ik4}*66*7`]),
      'IK5*R*5',
      'AK9*R*1*1*0',
    ),
  )
  expect(placed(told)).toEqual([place])
})

test('999 of the head of a set is about who bills, for every claim of it, once', async () => {
  const { answer, bytes } = await sent(SECTIONS.x12)
  const segments = bytes.split('~')
  const start = segments.findIndex(segment => segment.startsWith('ST*'))
  const at = segments.findIndex(segment => segment.startsWith('N4*')) - start + 1
  const told = await answer(
    x12Answer('999', 'AK1*HC*1', 'AK2*837*0001', `IK3*N4*${at}**8`, 'IK4*3*116*7', 'IK5*R*5', 'AK9*R*1*1*0'),
  )
  expect(placed(told)).toEqual([['Billing provider', null, 'format.billing.name']])
})

test('999 of a segment that is missing takes its name from the answer, and not what stands at its place', async () => {
  const { answer, bytes } = await sent(SECTIONS.x12)
  const segments = bytes.split('~')
  const start = segments.findIndex(segment => segment.startsWith('ST*'))
  const at = segments.findIndex(segment => segment.startsWith('NM1*82')) - start + 1
  const told = await answer(
    x12Answer('999', 'AK1*HC*1', 'AK2*837*0001', `IK3*HI*${at}**3`, 'IK5*R*5', 'AK9*R*1*1*0'),
  )
  expect(placed(told)).toEqual([['Diagnosis', 'diagnoses.0', null]])
})

test('a TA1 of a number that came before is about the first control number of the sheet', async () => {
  const { answer } = await sent(SECTIONS.x12)
  const ta1 = x12Answer('999').replace(/GS\*.*GE\*1\*99~/s, 'TA1*000000001*261120*1800*R*025~')
  expect((await answer(ta1)).refusals).toMatchObject([
    { field: 'Control number', sheet: { destination: 'billing', path: 'format.firstInterchange' } },
  ])
})

const FILLED: readonly (readonly [error: string, ...Placed])[] = [
  ['FT1^1^13', 'Department Code (FT1-13)', null, 'format.fill'],
  ['PV1^1^50', 'Accession', 'accession', null],
  ['FT1^2^18', 'Side', 'lesions.B.side', null],
  ['FT1^1^9', 'Transaction Description - Alt (FT1-9)', null, 'format.fill'],
  ['FT1^1^7', 'Charge code', null, 'format.charges'],
  ['FT1^1^6', 'Transaction code', null, 'format.transactionTypes.charge'],
  ['FT1^2^25', 'Code', 'lesions.B.placement.guidance', null],
  ['FT1^1^26', 'Modifiers', 'lesions.A.side', null],
  ['MSH^1^5', 'Receiving application', null, 'format.receivingApplication'],
  ['PID^1^8', 'Sex', 'patient.sex', null],
  ['PV1^1^2', 'Place of service', 'placeOfService', null],
  ['FT1^1^14', null, null, null],
  ['ZZZ^1^1', null, null, null],
]

test.each(FILLED)('HL7 ERR at %s is about %s', async (error, ...place) => {
  const section = hl7Section()
  if (section.kind !== 'hl7') throw new Error('It is HL7')
  const { answer, batch } = await sent({
    ...section,
    chargeCode: 'charge-master',
    charges: { '19283': { chargeCode: 'BI9283', priceCents: null, revenueCode: null } },
    fill: [
      { field: 'FT1-13', kind: 'text', text: 'BI' },
      { field: 'PV1-50', kind: 'fact', fact: 'accession' },
      { field: 'FT1-18', kind: 'fact', fact: 'side' },
      { field: 'FT1-9', kind: 'fact', fact: 'lineNumber' },
    ],
  })
  const text = [
    'MSH|^~\\&|BILLING|H|CHARGEMARK|S|20261120||ACK|1|P|2.5.1',
    `MSA|AE|${batch}-00001`,
    `ERR||${error}|103|E`,
  ].join('\r')
  expect(placed(await answer(text))).toEqual([place])
})

test('every field that a sheet can fill has a name of its own, whatever it is filled with', () => {
  for (const field of FILL_FIELDS) {
    const told = (fill: Parameters<typeof hl7Field>[1]['fill']) =>
      hl7Field(field, { fill, chargeCode: 'procedure' })
    expect(told([{ field, kind: 'text', text: 'X' }])).toMatch(/^[A-Z].* \([A-Z0-9]{3}-\d+\)$/)
    expect(told([{ field, kind: 'text', text: 'X' }])).not.toMatch(/^Field/)
    for (const fact of FILL_FACTS) expect(told([{ field, kind: 'fact', fact }])).not.toBeNull()
  }
})

test('a status that needs an entity tells nothing without one', () => {
  for (const status of ['125', '126', '153', '158', '164', '500', '504', '562'])
    expect(statusField(status, '')).toBeNull()
})

/** The rows of the table of the documentation: the codes that stand there, in order. */
function documentedCodes(): readonly string[] {
  const text = readFileSync(new URL('../../../../docs/CHARGE-FILES.md', import.meta.url), 'utf8')
  const table = text.slice(text.indexOf('| 157; 158 with IL, QC'), text.indexOf('Any other status'))
  const codes = [...table.matchAll(/(\d{2,3})(?: to (\d{3}))?(?= |,|;|\)| with)/g)]
  return codes.flatMap(([, from, to = from]) => {
    const [first, last] = [Number(from), Number(to)]
    return Array.from({ length: last - first + 1 }, (_, step) => String(first + step))
  })
}

test('the documentation lists the status codes that name a field, and no other', () => {
  const entities = ['', 'IL', '82', '71', 'DN', '85', '41', 'PR']
  const known = Array.from({ length: 1_000 }, (_, code) => String(code)).filter(code =>
    entities.some(entity => statusField(code, entity) !== null),
  )
  const listed = new Set(documentedCodes())
  for (const entity of entities) listed.delete(entity)
  expect([...listed].toSorted()).toEqual(known.toSorted())
})
