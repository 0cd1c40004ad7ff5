import { parseIsoDate } from '#shared/base/iso-date.ts'
import type { Sex } from '#shared/domain/session-entry.ts'
import type { Found } from '../exam-message.ts'
import type { ExamFacts, StatedFacts } from '../facts.ts'
import { readTime } from '../table/dates.ts'
import { readName, readPhysicianCell, readSide, sideInWords } from '../table/person.ts'
import type { WorklistEntry } from './modality-worklist.ts'

/**
 * What an entry of a worklist states. Source: DICOM PS3.4, table K.6-1. An entry does not say that an exam takes
 * place again that was cancelled: a worklist may be behind the messages.
 */
export function readEntry(entry: WorklistEntry, number: number, at: string): Found {
  const [step = {}] = itemsOf(entry['ScheduledProcedureStepSequence'])
  const name = personOf(entry['PatientName'])
  const born = dayOf(textOf(entry['PatientBirthDate']))
  const sex = SEXES[textOf(entry['PatientSex'])]
  const referring = physicianOf(entry['ReferringPhysicianName'])
  const performing = physicianOf(step['ScheduledPerformingPhysicianName'])
  const procedure =
    textOf(entry['RequestedProcedureDescription']) || textOf(step['ScheduledProcedureStepDescription'])
  const visit = textOf(entry['AdmissionID'])
  const stated: StatedFacts = {
    ...(name.familyName === '' ? {} : { name }),
    ...(born === '' ? {} : { birthDate: born }),
    ...(sex ? { sex } : {}),
    ...scheduleOf(step),
    ...(procedure === '' ? {} : { procedure }),
    ...sideOf(entry, step, procedure),
    ...(referring ? { referring } : {}),
    ...(performing ? { performing } : {}),
    ...(visit === '' ? {} : { visit }),
  }
  return {
    kind: 'message',
    where: `entry ${number}`,
    message: {
      source: 'dicom',
      stamp: { at, message: '' },
      mrn: textOf(entry['PatientID']),
      accession: textOf(entry['AccessionNumber']),
      orderNumber: textOf(entry['PlacerOrderNumberImagingServiceRequest']),
      stated,
    },
  }
}

const SEXES: Readonly<Record<string, Sex>> = { F: 'female', M: 'male', O: 'other' }

function scheduleOf(step: WorklistEntry): Pick<StatedFacts, 'schedule'> {
  const on = dayOf(textOf(step['ScheduledProcedureStepStartDate']))
  if (on === '') return {}
  const time = textOf(step['ScheduledProcedureStepStartTime'])
  return { schedule: { on, at: (time.length < 4 ? null : readTime(time)) ?? '' } }
}

function sideOf(entry: WorklistEntry, step: WorklistEntry, procedure: string): Pick<StatedFacts, 'side'> {
  const stated = textOf(step['Laterality']) || textOf(entry['Laterality']) || textOf(entry['ImageLaterality'])
  const side = readSide(stated) ?? sideInWords(procedure)
  return side === null ? {} : { side }
}

function physicianOf(value: unknown): StatedFacts['performing'] | null {
  const physician = readPhysicianCell(personText(value), '')
  return physician.familyName === '' ? null : physician
}

function personOf(value: unknown): ExamFacts['name'] {
  return readName(`${personText(value)}^`)
}

/** The name in letters: the first of the three ways a person's name may be written (PS3.5, section 6.2.1). */
function personText(value: unknown): string {
  const [first] = Array.isArray(value) ? value : [value]
  const alphabetic = isItem(first) ? first['Alphabetic'] : first
  return textOf(alphabetic).split('=')[0] ?? ''
}

function dayOf(text: string): string {
  const digits = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(text)
  return digits ? (parseIsoDate(`${digits[1]}-${digits[2]}-${digits[3]}`) ?? '') : ''
}

function textOf(value: unknown): string {
  const [first] = Array.isArray(value) ? value : [value]
  return typeof first === 'string' || typeof first === 'number'
    ? String(first).replaceAll('\0', '').trim()
    : ''
}

function itemsOf(value: unknown): readonly WorklistEntry[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  return items.filter(isItem)
}

function isItem(value: unknown): value is WorklistEntry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
