import type { SourceFile } from './rows.ts'
import { SourceFault } from './source-fault.ts'
import type { TableRow } from './table-rows.ts'

/** Workbooks are refused: the text file of the same table is to be loaded. */
export function workbookRows(source: SourceFile): AsyncGenerator<TableRow> {
  throw new SourceFault({
    file: source.name,
    line: null,
    expected: 'text or CSV',
    found: 'a workbook; load the text file of the same table',
  })
}
