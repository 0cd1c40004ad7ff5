import { assertNever } from '#shared/base/assert-never.ts'
import type { DecodedPart } from '#shared/contract/decoded-file.ts'
import type { SheetFormat } from '#shared/contract/interface-sheet.ts'
import { decodeFhir } from './decode-fhir.ts'
import { decodeHl7 } from './decode-hl7.ts'
import { decodeRows } from './decode-rows.ts'
import { decodeX12 } from './decode-x12.ts'
import { columnLayout, CSV_LAYOUT_OF_ROWS } from './row-layout.ts'

/** Takes a file of a sheet apart for a reader's eye. What it cannot make out is told as such, never refused. */
export function decodeFile(text: string, format: SheetFormat): readonly DecodedPart[] {
  switch (format.kind) {
    case 'hl7':
      return decodeHl7(text, format)
    case 'csv':
      return decodeRows(text, CSV_LAYOUT_OF_ROWS)
    case 'columns':
      return decodeRows(text, columnLayout(format))
    case 'x12':
      return decodeX12(text)
    case 'fhir':
      return decodeFhir(text)
    default:
      return assertNever(format)
  }
}
