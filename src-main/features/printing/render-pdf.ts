/// <reference path="./pdfmake-fonts.d.ts" />
import type { TDocumentDefinitions } from 'pdfmake/interfaces'

/** A document as a PDF: the same document always gives the same bytes, where it says its own date. */
export async function renderPdf(document: TDocumentDefinitions): Promise<Buffer> {
  const printer = await loadPrinter()
  return printer.createPdf(document).getBuffer()
}

/** Loaded at the first document: the program starts without it. It reads its own fonts, no other file, no address. */
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
