import type { BatchFormat, Hl7Version } from '#shared/contract/exports.ts'

const WORDS: Readonly<Record<BatchFormat, string>> = {
  csv: 'CSV',
  hl7: 'HL7',
  x12: 'X12 837',
  fhir: 'FHIR',
  columns: 'Columns',
}

/** Such as `HL7 2.3.1`. */
export function formatInWords(format: BatchFormat, version: Hl7Version | null): string {
  return version === null ? WORDS[format] : `${WORDS[format]} ${version}`
}
