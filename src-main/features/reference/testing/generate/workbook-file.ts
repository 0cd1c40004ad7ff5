import { type GeneratedFile } from './generated-file.ts'
import { zipBytes } from './write-files.ts'

/** A cell as it is typed: a number is stored as one. */
export type Cell = string | number

const CONTENT_TYPES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
  '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
  '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>' +
  '</Types>'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const ROOT_RELS =
  `<Relationships xmlns="${PACKAGE_RELATIONS}">` +
  `<Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
const WORKBOOK =
  `<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets>` +
  '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
const WORKBOOK_RELS =
  `<Relationships xmlns="${PACKAGE_RELATIONS}">` +
  `<Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`

/** A workbook of one sheet with shared texts, as Excel writes it. */
export async function workbookFile(name: string, rows: Iterable<readonly Cell[]>): Promise<GeneratedFile> {
  const shared = new Map<string, number>()
  const sheet = [...sheetXml(rows, shared)].join('')
  const strings =
    `<sst xmlns="${SHEET}" count="${shared.size}" uniqueCount="${shared.size}">` +
    [...shared.keys()].map(text => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('') +
    '</sst>'
  const bytes = await zipBytes([
    part('[Content_Types].xml', CONTENT_TYPES),
    part('_rels/.rels', ROOT_RELS),
    part('xl/workbook.xml', WORKBOOK),
    part('xl/_rels/workbook.xml.rels', WORKBOOK_RELS),
    part('xl/worksheets/sheet1.xml', sheet),
    part('xl/sharedStrings.xml', strings),
  ])
  return { name, pieces: () => [bytes] }
}

function* sheetXml(rows: Iterable<readonly Cell[]>, shared: Map<string, number>): Generator<string> {
  yield `<worksheet xmlns="${SHEET}"><sheetData>`
  let line = 0
  for (const cells of rows) {
    line += 1
    yield `<row r="${line}">`
    for (const [column, cell] of cells.entries()) yield cellXml(`${letters(column)}${line}`, cell, shared)
    yield '</row>'
  }
  yield '</sheetData></worksheet>'
}

function cellXml(reference: string, cell: Cell, shared: Map<string, number>): string {
  if (cell === '') return ''
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  const known = shared.get(cell)
  const place = known ?? shared.size
  if (known === undefined) shared.set(cell, place)
  return `<c r="${reference}" t="s"><v>${place}</v></c>`
}

/** Column 27 is `AB`. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function part(name: string, xml: string): GeneratedFile {
  return { name, pieces: () => [Buffer.from(xml, 'utf8')] }
}
