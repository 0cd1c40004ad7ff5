import type { Specification, SpecifiedPart } from '#shared/contract/decoded-file.ts'

const COLUMNS = ['Place', 'Name', 'Length', 'Needed', 'Filled with', 'Example', 'Source'] as const

function cellsOf({ fields }: SpecifiedPart): readonly (readonly string[])[] {
  return fields.map(({ place, name, length, required, fill, example, source }) => [
    place,
    name,
    length,
    required ? 'yes' : '',
    fill,
    example,
    source,
  ])
}

/** The specification as Markdown, for a wiki or a ticket. */
export function specificationMarkdown({ title, agreed, parts, hash }: Specification): string {
  const row = (cells: readonly string[]) => `| ${cells.map(markdownCell).join(' | ')} |`
  const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
    [row(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n')
  return [
    `# Charge file specification: ${plainLine(title)}`,
    table(
      ['Agreed', ''],
      agreed.map(({ label, value }) => [label, value]),
    ),
    ...parts.flatMap(part => [`## ${part.name}: ${part.title}`, table(COLUMNS, cellsOf(part))]),
    `SHA-256 of the sheet: ${hash}`,
  ]
    .join('\n\n')
    .concat('\n')
}

/** Whatever a sheet holds is text in a cell, never a mark of the page. */
function markdownCell(text: string): string {
  return text.replaceAll(/[\\|`*_{}<>[\]~]/g, '\\$&')
}

function plainLine(text: string): string {
  return text.replaceAll(/[\\`*_{}<>[\]#]/g, '\\$&')
}

const STYLE =
  'body{font:14px/1.4 system-ui,sans-serif;margin:2rem;color:#17212b}table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}' +
  'th,td{border-bottom:1px solid #c5ced6;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}' +
  'th{color:#4a5866}tr{break-inside:avoid}@page{size:landscape}'

/** The specification as one HTML file that needs nothing else and prints. */
export function specificationHtml({ title, agreed, parts, hash }: Specification): string {
  const heading = `Charge file specification: ${escaped(title)}`
  const row = (cells: readonly string[], cell: 'td' | 'th') =>
    `<tr>${cells.map(text => `<${cell}>${escaped(text)}</${cell}>`).join('')}</tr>`
  const tables = parts.map(
    part =>
      `<h2>${escaped(part.name)}: ${escaped(part.title)}</h2>\n<table><thead>${row(COLUMNS, 'th')}</thead><tbody>\n` +
      `${cellsOf(part)
        .map(cells => row(cells, 'td'))
        .join('\n')}\n</tbody></table>`,
  )
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${heading}</title><style>${STYLE}</style></head><body>`,
    `<h1>${heading}</h1>`,
    `<table><tbody>\n${agreed.map(({ label, value }) => `<tr><th>${escaped(label)}</th><td>${escaped(value)}</td></tr>`).join('\n')}\n</tbody></table>`,
    ...tables,
    `<p>SHA-256 of the sheet: ${escaped(hash)}</p>`,
    '</body></html>',
    '',
  ].join('\n')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, sign => ENTITIES[sign] ?? sign)
}
