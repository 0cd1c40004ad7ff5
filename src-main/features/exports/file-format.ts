import type { ExportFormat, Hl7Version } from '#shared/contract/exports.ts'
import type { ColumnOptions } from '#shared/contract/column-options.ts'
import type { FhirOptions } from '#shared/contract/fhir-options.ts'
import type { Hl7Options } from '#shared/contract/hl7-options.ts'
import type { X12Options } from '#shared/contract/x12-options.ts'

/** The formats that the release journal knows, with what belongs to each. HL7 without options is the default sheet. */
export type ReleasedFormat =
  | { readonly kind: 'csv' }
  | { readonly kind: 'hl7'; readonly version: Hl7Version; readonly options?: Hl7Options }

/** Every format that can be written, read back and verified. */
export type FileFormat =
  | ReleasedFormat
  | { readonly kind: 'x12'; readonly options: X12Options }
  | { readonly kind: 'fhir'; readonly options: FhirOptions }
  | { readonly kind: 'columns'; readonly options: ColumnOptions }

export function fileFormat(kind: ExportFormat, version: Hl7Version): ReleasedFormat {
  return kind === 'csv' ? { kind } : { kind, version }
}
