import type { ExamMessage } from '../exam-message.ts'

/** A message of one exam. Name only what matters to the test. */
export function aMessage(parts: Partial<ExamMessage> = {}): ExamMessage {
  return {
    source: 'hl7',
    stamp: { at: '2026-11-20T12:00:00.000Z', message: '1' },
    mrn: 'TEST0016',
    accession: 'TEST-A-16',
    orderNumber: '',
    stated: { schedule: { on: '2026-11-20', at: '09:10' } },
    ...parts,
  }
}

type Parts = {
  readonly event?: string
  readonly time?: string
  readonly id?: string
  readonly control?: string
  readonly accession?: string
  readonly placer?: string
  readonly mrn?: string
  readonly name?: string
  readonly schedule?: string
  readonly procedure?: string
}

/** An order in HL7 v2.5.1, its segments ended by carriage returns. */
export function anOrder(parts: Parts = {}): string {
  const {
    event = 'ORM^O01^ORM_O01',
    time = '20261120070000',
    id = '1',
    control = 'NW',
    accession = 'TEST-A-16',
    placer = 'P16',
    mrn = 'TEST0016',
    name = 'TESTPLUM^Synthetic^Pia',
    schedule = '20261120091000',
    procedure = 'WIRE^Wire localization left breast^L',
  } = parts
  return [
    `MSH|^~\\&|RIS|TEST|CHARGEMARK|TEST|${time}||${event}|${id}|P|2.5.1||||||UNICODE UTF-8`,
    `PID|1||${mrn}^^^TEST^MR||${name}||19710203|F||||||||||TESTACC16`,
    'PV1|1|O||||||1999000031^TESTREFERRER^Synthetic^Lee|||||||||||TESTVIS16',
    `ORC|${control}|${placer}|||||^^^${schedule}`,
    `OBR|1|${placer}||${procedure}||||||||||||1999000031^TESTREFERRER^Synthetic^Lee||${accession}|||||||||^^^${schedule}|||||1999000015&TESTREADER&Synthetic`,
    '',
  ].join('\r')
}

/** An appointment in HL7 v2.5.1. */
export function anAppointment(parts: Parts = {}): string {
  const {
    event = 'SIU^S12^SIU_S12',
    time = '20261120070000',
    id = '1',
    accession = 'TEST-A-16',
    placer = 'P16',
    mrn = 'TEST0016',
    name = 'TESTPLUM^Synthetic^Pia',
    schedule = '20261120091000',
    procedure = 'WIRE^Wire localization left breast^L',
  } = parts
  return [
    `MSH|^~\\&|RIS|TEST|CHARGEMARK|TEST|${time}||${event}|${id}|P|2.5.1`,
    `SCH|AP1|AP2|||||||||^^^${schedule}|||||||||||||||${placer}|${accession}`,
    `PID|1||${mrn}^^^TEST^MR||${name}||19710203|F`,
    `RGS|1`,
    `AIS|1||${procedure}|${schedule}`,
    '',
  ].join('\r')
}
