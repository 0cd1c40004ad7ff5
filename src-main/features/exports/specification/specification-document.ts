import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Specification, SpecifiedPart } from '#shared/contract/decoded-file.ts'

const SOFT = '#4a5866'

/** The specification as a document: the same sheet gives the same document, so it names no day. */
export function specificationDocument(specification: Specification): TDocumentDefinitions {
  const title = `Charge file specification: ${specification.title}`
  return {
    pageSize: 'LETTER',
    pageOrientation: 'landscape',
    pageMargins: [36, 36, 36, 44],
    compress: false,
    // Of the document's own making there is no day: it is as old as its sheet.
    info: { title, producer: 'Chargemark', creator: 'Chargemark', creationDate: new Date(0) },
    defaultStyle: { font: 'Roboto', fontSize: 8.5, lineHeight: 1.1 },
    styles: {
      title: { fontSize: 16, bold: true, margin: [0, 0, 0, 6] },
      head: { fontSize: 11, bold: true, margin: [0, 12, 0, 3] },
      column: { bold: true, color: SOFT },
    },
    footer: (page, pages) => ({
      margin: [36, 12, 36, 0],
      fontSize: 7.5,
      color: SOFT,
      columns: [
        `${title} · sheet ${specification.hash.slice(0, 16)}`,
        { text: `Page ${page} of ${pages}`, alignment: 'right' },
      ],
    }),
    content: [
      { text: title, style: 'title' },
      agreedTable(specification),
      ...specification.parts.flatMap(partTable),
      { text: `SHA-256 of the sheet: ${specification.hash}`, color: SOFT, margin: [0, 12, 0, 0] },
    ],
  }
}

function agreedTable({ agreed }: Specification): Content {
  return {
    layout: 'lightHorizontalLines',
    table: {
      widths: [110, '*'],
      body: agreed.map(({ label, value }) => [{ text: label, style: 'column' }, breakable(value)]),
    },
  }
}

const COLUMNS = ['Place', 'Name', 'Length', 'Needed', 'Filled with', 'Example', 'Source']

function partTable({ name, title, fields }: SpecifiedPart): Content[] {
  const rows = fields.map(field => [
    { text: breakable(field.place), bold: true },
    field.name,
    field.length,
    field.required ? 'yes' : '',
    field.fill,
    breakable(field.example),
    field.source,
  ])
  const head: TableCell[] = COLUMNS.map(text => ({ text, style: 'column' }))
  return [
    { text: `${name}  ${title}`, style: 'head' },
    {
      layout: 'lightHorizontalLines',
      table: { headerRows: 1, widths: [86, 118, 76, 36, '*', 140, 82], body: [head, ...rows] },
    },
  ]
}

/** Long values without a space may break anywhere; a zero-width space says where, and prints nothing. */
function breakable(text: string): string {
  return text.replaceAll(/\S{24}(?=\S)/g, '$&\u200b')
}
