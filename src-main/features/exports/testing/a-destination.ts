import type { InterfaceSheet, SheetFormat } from '#shared/contract/interface-sheet.ts'
import { interfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { WritableDb } from '#main/db/handles.ts'
import { createAudit } from '#main/features/audit/index.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { writeDestination } from '../destinations/store.ts'
import { TEMPLATES } from '../destinations/templates.ts'
import { fhirSheet, x12Sheet } from './format-samples.ts'

const { usage: _usage, control: _control, ...x12 } = x12Sheet()

/** A section of each kind, as a sheet has it. */
export const SECTIONS = {
  csv: { kind: 'csv' },
  x12: { kind: 'x12', ...x12, firstInterchange: null },
  fhir: { kind: 'fhir', ...fhirSheet() },
} as const satisfies Readonly<Record<string, SheetFormat>>

type Parts = {
  readonly id: string
  readonly folder: string
  readonly format?: SheetFormat
  readonly claims?: InterfaceSheet['claims']
  readonly delivery?: Partial<InterfaceSheet['delivery']>
  /** When it is made. */
  readonly at?: string
}

/** A destination of a log, made on the morning of the desk's day unless another time is said. */
export function aDestination(
  db: WritableDb,
  {
    id,
    folder,
    format = SECTIONS.csv,
    claims = 'both',
    delivery,
    at = '2026-11-20T08:00:00.000-05:00',
  }: Parts,
): void {
  const clock = fixedClock(at)
  const audit = createAudit({ clock, operator: { name: () => 'test-admin' } })
  const sheet = interfaceSheet.parse({
    sheet: 1,
    id,
    name: `Receiver ${id}`,
    mode: 'production',
    claims,
    delivery: {
      folder,
      tempFolder: null,
      fileName: `${id.toUpperCase().replaceAll('-', '')}_{site}{workstation}_{date}_{number}.${format.kind}`,
      answerFolders: [],
      schedule: { kind: 'by-hand' },
      ...delivery,
    },
    format,
  })
  db.transaction(() => writeDestination({ db, clock, audit }, 'destination-made', { sheet, retiredAt: null }))
}

/** The section of the template for HL7 2.3.1. */
export function hl7Section(): SheetFormat {
  const template = TEMPLATES.find(
    ({ sheet }) => sheet.format.kind === 'hl7' && sheet.format.version === '2.3.1',
  )
  if (!template) throw new Error('There is a template of HL7 2.3.1')
  return template.sheet.format
}
