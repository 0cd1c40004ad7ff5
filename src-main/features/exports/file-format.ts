import type { ExportFormat, Hl7Version } from '#shared/contract/exports.ts'

/** A format with what belongs to it. */
export type FileFormat = { readonly kind: 'csv' } | { readonly kind: 'hl7'; readonly version: Hl7Version }

export function fileFormat(kind: ExportFormat, version: Hl7Version): FileFormat {
  return kind === 'csv' ? { kind } : { kind, version }
}
