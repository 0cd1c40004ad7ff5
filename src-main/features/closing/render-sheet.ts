import { renderPdf } from '#main/features/printing/index.ts'
import type { Sheet } from './sheet.ts'
import { sheetDocument } from './sheet-document.ts'

/** The sheet as a PDF: the same sheet always gives the same bytes. */
export function renderSheet(sheet: Sheet): Promise<Buffer> {
  return renderPdf(sheetDocument(sheet))
}
