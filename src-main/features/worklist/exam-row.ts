import { z } from 'zod'
import type { ExamSource, ExpectedExamId, NoChargeReason } from '#shared/domain/expected-exam.ts'
import { SEXES } from '#shared/domain/session-entry.ts'
import { MAMMOGRAM_SIDES } from '#shared/domain/vocabulary.ts'
import { foldName } from '#main/features/sessions/index.ts'
import { valuesOf, type Stamp, type StampedFacts } from './facts.ts'

/** An expected exam's whole row. */
export type ExamRow = {
  readonly id: ExpectedExamId
  readonly revision: number
  readonly mrn: string
  readonly accession: string
  readonly order_number: string
  /** JSON of the stamped facts. */
  readonly facts: string
  readonly patient_name: string
  readonly search_name: string
  readonly scheduled_on: string
  readonly scheduled_at: string
  readonly state: 'expected' | 'cancelled'
  readonly source: ExamSource
  readonly message_id: string
  readonly message_at: string
  readonly no_charge_reason: NoChargeReason | null
  readonly no_charge_note: string | null
  readonly waiting: 0 | 1
  readonly absorbed_by: ExpectedExamId | null
  readonly created_at: string
  readonly updated_at: string
}

/** The columns that follow from the facts. */
export type FactColumns = Pick<
  ExamRow,
  'facts' | 'patient_name' | 'search_name' | 'scheduled_on' | 'scheduled_at' | 'state'
>

export function factColumns(facts: StampedFacts): FactColumns {
  const { name, schedule, cancelled } = valuesOf(facts)
  const given = `${name.givenName} ${name.middleName}`.trim()
  return {
    facts: JSON.stringify(facts),
    patient_name: [name.familyName, given].filter(part => part !== '').join(', '),
    search_name: foldName(`${name.familyName} ${given}`),
    scheduled_on: schedule.on,
    scheduled_at: schedule.at,
    state: cancelled ? 'cancelled' : 'expected',
  }
}

const text = z.string()
const physician = z.strictObject({ npi: text, familyName: text, givenName: text })

function stamped<T extends z.ZodType>(value: T) {
  return z.strictObject({ at: text, message: text, value }).nullable()
}

const factsSchema: z.ZodType<StampedFacts> = z.strictObject({
  name: stamped(z.strictObject({ familyName: text, givenName: text, middleName: text })),
  birthDate: stamped(text),
  sex: stamped(z.enum(SEXES).nullable()),
  schedule: stamped(z.strictObject({ on: text, at: text })),
  procedure: stamped(text),
  side: stamped(z.enum(MAMMOGRAM_SIDES).nullable()),
  referring: stamped(physician),
  performing: stamped(physician),
  account: stamped(text),
  visit: stamped(text),
  cancelled: stamped(z.boolean()),
})

/** The facts of a row, read by their schema. */
export function readFacts(row: Pick<ExamRow, 'facts'>): StampedFacts {
  return factsSchema.parse(JSON.parse(row.facts))
}

export function stampOf(row: Pick<ExamRow, 'message_at' | 'message_id'>): Stamp {
  return { at: row.message_at, message: row.message_id }
}
