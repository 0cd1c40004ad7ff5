import type { DecodedField, DecodedPart } from '#shared/contract/decoded-file.ts'
import type { RowField, RowLayout } from './row-layout.ts'
import { meaningOf } from './value-kind.ts'

const TITLES = {
  names: 'Names of the columns',
  head: 'File header',
  detail: 'Charge line',
  tail: 'File trailer',
} as const
type RowKind = keyof typeof TITLES

/** Takes a flat file apart for a reader's eye: row by row, each cell by its column. */
export function decodeRows(text: string, layout: RowLayout): readonly DecodedPart[] {
  const rows = text.split(layout.lineEnd)
  if (rows.at(-1) === '') rows.pop()
  let from = 0
  return rows.map((row, index) => {
    const kind = kindOf(index, rows.length, layout)
    const part = decodeRow(row, { kind, from, line: index + 1, layout })
    from += row.length + layout.lineEnd.length
    return part
  })
}

function kindOf(index: number, count: number, { names, envelope }: RowLayout): RowKind {
  const first = names ? 1 : 0
  if (index < first) return 'names'
  if (!envelope) return 'detail'
  if (index === first) return 'head'
  return index === count - 1 ? 'tail' : 'detail'
}

const LETTER = { names: 'names', head: 'H', detail: 'D', tail: 'T' } as const

type Where = {
  readonly kind: RowKind
  readonly from: number
  readonly line: number
  readonly layout: RowLayout
}

function decodeRow(row: string, { kind, from, line, layout }: Where): DecodedPart {
  const known: readonly RowField[] = kind === 'names' ? layout.detail : layout[kind]
  const cells = layout.fixed && kind === 'detail' ? cutCells(row, known) : splitCells(row, layout)
  const fields = cells.flatMap(({ raw, at }, index): readonly DecodedField[] => {
    const value = unquoted(raw)
    if (value.trim() === '') return []
    const column = known[index]
    const kindOfValue = kind === 'names' ? 'text' : (column?.kind ?? 'text')
    return [
      {
        place: kind === 'names' ? `column ${index + 1}` : (column?.name ?? `column ${index + 1}`),
        name: kind === 'names' ? 'name of the column' : (column?.fill ?? 'not of this sheet'),
        from: from + at,
        to: from + at + raw.length,
        value: value.trim(),
        meaning: meaningOf(kindOfValue, value.trim(), layout.codes),
      },
    ]
  })
  return { name: LETTER[kind], title: TITLES[kind], line, from, to: from + row.length, fields }
}

type Cell = { readonly raw: string; readonly at: number }

function cutCells(row: string, columns: readonly RowField[]): readonly Cell[] {
  let at = 0
  return columns.map(({ width }) => {
    const cell = { raw: row.slice(at, at + (width ?? 0)), at }
    at += width ?? 0
    return cell
  })
}

/** Cells of a delimited row; a delimiter inside quotes is part of the cell. */
export function splitCells(row: string, { delimiter, quotes }: RowLayout): readonly Cell[] {
  const cells: Cell[] = []
  let at = 0
  let inQuotes = false
  for (let index = 0; index <= row.length; index += 1) {
    if (quotes && row[index] === '"') inQuotes = !inQuotes
    if (index < row.length && (inQuotes || row[index] !== delimiter)) continue
    cells.push({ raw: row.slice(at, index), at })
    at = index + 1
  }
  return cells
}

function unquoted(raw: string): string {
  return raw.startsWith('"') && raw.endsWith('"') && raw.length > 1
    ? raw.slice(1, -1).replaceAll('""', '"')
    : raw
}
