/// <reference path="./pdfmake-fonts.d.ts" />
import type { Sheet } from './sheet.ts'
import { sheetDocument } from './sheet-document.ts'

/** The sheet as a PDF: the same sheet always gives the same bytes. */
export async function renderSheet(sheet: Sheet): Promise<Buffer> {
  const printer = await loadPrinter()
  return printer.createPdf(sheetDocument(sheet)).getBuffer()
}

/** Loaded when a day is closed: the program starts without it. It reads its own fonts, no other file and no address. */
async function loadPrinter() {
  const [{ default: printer }, { default: fonts }] = await Promise.all([
    import('pdfmake'),
    import('pdfmake/fonts/Roboto.js'),
  ])
  const own: readonly string[] = Object.values(fonts.Roboto)
  printer.addFonts(fonts)
  printer.setUrlAccessPolicy(() => false)
  printer.setLocalAccessPolicy(path => own.includes(path))
  return printer
}
