import type { FormatKind, InterfaceSheet } from '#shared/contract/interface-sheet.ts'

export const MODE_WORD = { test: 'TEST', production: 'Production' } as const satisfies Record<
  InterfaceSheet['mode'],
  string
>

const FORMAT_WORD: Readonly<Record<FormatKind, string>> = {
  csv: 'CSV',
  hl7: 'HL7',
  columns: 'Columns',
  x12: '837',
  fhir: 'FHIR',
}

export function formatWord({ format }: InterfaceSheet): string {
  if (format.kind === 'hl7') return `${FORMAT_WORD.hl7} ${format.version}`
  return format.kind === 'columns' && format.layout === 'fixed' ? 'Fixed width' : FORMAT_WORD[format.kind]
}

export function scheduleWords({ delivery: { schedule } }: InterfaceSheet): string {
  return schedule.kind === 'by-hand' ? 'by hand' : `${schedule.at.join(', ')} on ${schedule.days.join(' ')}`
}
