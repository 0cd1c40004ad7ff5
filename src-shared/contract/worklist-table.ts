import { z } from 'zod'

/** What a column of a table can be. */
export const COLUMN_FIELDS = [
  'accession',
  'orderNumber',
  'mrn',
  'patientName',
  'familyName',
  'givenName',
  'middleName',
  'birthDate',
  'sex',
  'scheduledOn',
  'scheduledAt',
  'procedure',
  'side',
  'referring',
  'referringNpi',
  'performing',
  'performingNpi',
  'account',
  'visit',
  'status',
] as const
export type ColumnField = (typeof COLUMN_FIELDS)[number]

export const COLUMN_FIELD_LABEL = {
  accession: 'Accession number',
  orderNumber: 'Order number',
  mrn: 'MRN',
  patientName: 'Patient: whole name',
  familyName: 'Patient: family name',
  givenName: 'Patient: given name',
  middleName: 'Patient: middle name',
  birthDate: 'Birth date',
  sex: 'Sex',
  scheduledOn: 'Day, or day and time',
  scheduledAt: 'Time',
  procedure: 'Procedure',
  side: 'Side',
  referring: 'Referring physician',
  referringNpi: 'Referring NPI',
  performing: 'Performing physician',
  performingNpi: 'Performing NPI',
  account: 'Account number',
  visit: 'Visit number',
  status: 'Status',
} as const satisfies Record<ColumnField, string>

export const DATE_ORDERS = ['year-first', 'month-first', 'day-first'] as const
/** How dates are written: 2026-11-20 and 20261120, 11/20/2026, 20/11/2026. */
export type DateOrder = (typeof DATE_ORDERS)[number]

export const DATE_ORDER_LABEL = {
  'year-first': 'year first: 2026-11-20 or 20261120',
  'month-first': 'month first: 11/20/2026',
  'day-first': 'day first: 20/11/2026',
} as const satisfies Record<DateOrder, string>

export const MAX_COLUMNS = 200

/** How a table is read. */
export const tableReadingSchema = z.strictObject({
  /** One field a column, null for a column that is left out. */
  columns: z.array(z.enum(COLUMN_FIELDS).nullable()).min(1).max(MAX_COLUMNS),
  hasHeader: z.boolean(),
  dateOrder: z.enum(DATE_ORDERS).nullable(),
  /** The day of every row, where no column states it. */
  day: z.iso.date().nullable(),
})
export type TableReading = z.output<typeof tableReadingSchema>

/** A table that was sent: how it looks, how it would be read, and what has to be asked. */
export type TableLook = {
  /** In words: `UTF-8, comma`. */
  readonly format: string
  readonly header: readonly string[]
  /** The first rows as they stand, at most 8. */
  readonly rows: readonly (readonly string[])[]
  readonly reading: TableReading
  /** The reading was chosen by a person before, for a table with the same columns. */
  readonly remembered: boolean
  /** Why it cannot be imported yet, each with what to do. Empty when it can. */
  readonly questions: readonly string[]
}
