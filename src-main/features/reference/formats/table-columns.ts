import type { Head } from './head.ts'
import type { TableRow } from './table-rows.ts'

/** Where the rows of a table begin, and in which columns its values stand. */
export type TableLayout<Name extends string> = {
  /** Rows begin after this line. */
  readonly headerLine: number
  /** Cells of the header: a row at the end of the file with fewer may be cut off. */
  readonly width: number
  readonly columns: Readonly<Record<Name, number | null>>
}

/** What a column is called, in `headerWords`; the first pattern that fits counts. */
export type ColumnNames<Name extends string> = Readonly<Record<Name, readonly RegExp[]>>

/** A header cell without its line ends, signs and capitals: `HCPCS/\nCPT Code` is `hcpcs cpt code`. */
export function headerWords(cell: string): string {
  return cell
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/**
 * Finds the header among the first rows by the names of its columns. `stacked` is how many rows above it may hold the
 * first words of a name.
 */
export function locateColumns<Name extends string>(
  head: Head,
  names: ColumnNames<Name>,
  required: readonly NoInfer<Name>[],
  stacked: number = 0,
): TableLayout<Name> | null {
  for (const [place, row] of head.rows.entries()) {
    const header = stackedHeader(head.rows.slice(Math.max(0, place - stacked), place), row)
    const columns = columnsOf(header, names)
    if (required.every(name => columns[name] !== null)) {
      return { headerLine: row.line, width: row.cells.length, columns }
    }
  }
  return null
}

/** The cell of a column, trimmed; empty where the table has no such column. */
export function cellAt(cells: readonly string[], column: number | null): string {
  return column === null ? '' : (cells[column] ?? '').trim()
}

function stackedHeader(above: readonly TableRow[], row: TableRow): readonly string[] {
  return row.cells.map((cell, column) =>
    headerWords([...above.map(({ cells }) => cells[column] ?? ''), cell].join(' ')),
  )
}

function columnsOf<Name extends string>(
  header: readonly string[],
  names: ColumnNames<Name>,
): Readonly<Record<Name, number | null>> {
  const columns: Partial<Record<Name, number | null>> = {}
  const taken = new Set<number>()
  for (const name in names) {
    const places = names[name].map(pattern =>
      header.findIndex((words, column) => !taken.has(column) && pattern.test(words)),
    )
    const column = places.find(place => place >= 0) ?? null
    columns[name] = column
    if (column !== null) taken.add(column)
  }
  return columns as Record<Name, number | null>
}
