import type { COLUMN_FACTS } from '#shared/contract/column-options.ts'
import type { Json } from './sheet-draft.ts'

/** What a column can be filled with, in words, in the order they are offered. */
export const FACT_LABEL: Readonly<Record<(typeof COLUMN_FACTS)[number], string>> = {
  lineNumber: 'Line number',
  batch: 'Batch number',
  transaction: 'Charge or credit',
  correctsLineNumber: 'Corrected line number',
  mrn: 'MRN',
  account: 'Account',
  visit: 'Visit',
  familyName: 'Family name',
  givenName: 'Given name',
  middleName: 'Middle name',
  birthDate: 'Birth date',
  sex: 'Sex',
  performedOn: 'Date of service',
  performedAt: 'Time of service',
  accession: 'Accession',
  chargeCode: 'Charge code',
  procedureCode: 'CPT or HCPCS code',
  modifiers: 'Modifiers',
  units: 'Units',
  amount: 'Amount',
  revenueCode: 'Revenue code',
  diagnoses: 'Diagnoses',
  side: 'Side',
  placeOfService: 'Place of service',
  patientClass: 'Patient class',
  performingNpi: 'Performing NPI',
  performingName: 'Performing name',
  referringNpi: 'Referring NPI',
  referringName: 'Referring name',
  deviceIdentifier: 'Device number (UDI-DI)',
  enteredAt: 'Entered at',
  codeEdition: 'Edition of the rules',
}

/** What stands in the list of contents beside the facts: a text that never changes. */
export const FIXED_TEXT = 'fixed text'

/** A column that is filled with something else; what its new content has no use for goes. */
export function withContent(column: { [key: string]: Json }, content: string): Json {
  const { name = 'column', width = null } = column
  if (content === FIXED_TEXT) return { name, kind: 'text', text: '', width }
  return { name, kind: 'fact', fact: content, part: null, spelling: 'plain', width, align: 'left', pad: ' ' }
}

/** The list with an entry moved one place up or down. */
export function moved(list: readonly Json[], index: number, by: -1 | 1): Json[] {
  const other = list[index + by]
  const own = list[index]
  if (own === undefined || other === undefined) return [...list]
  return list.map((one, place) => (place === index ? other : place === index + by ? own : one))
}
