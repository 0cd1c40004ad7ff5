/** Documents on paper: what other features describe becomes a PDF here. */
export { renderPdf } from './render-pdf.ts'
