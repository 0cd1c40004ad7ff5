import type { ReadJob } from './format.ts'
import type { RowOutput } from './reading.ts'
import type { TableLayout } from './table-columns.ts'
import { tableRows } from './table-rows.ts'

/** How the rows of one table are read. */
export type TableReading<Name extends string, Row> = {
  readonly layout: TableLayout<Name>
  /** What a row must be, in the words of a problem. */
  readonly expected: string
  /** Null for a row that cannot be read. */
  readonly rowOf: (cells: readonly string[]) => Row | null
  /** The cells that a problem may quote: never a column with licensed wording. */
  readonly quoted: readonly Name[]
  /** Two rows with the same key contradict each other; null where they may not. */
  readonly keyOf: ((row: Row) => string) | null
  readonly output: Pick<RowOutput<Row>, 'add' | 'flush'>
}

/** Reads all rows below the header. Empty rows are passed over, wherever they stand. */
export async function readTable<Name extends string, Row>(
  { source, head, reading }: ReadJob,
  { layout, expected, rowOf, quoted, keyOf, output }: TableReading<Name, Row>,
): Promise<void> {
  const keys = new Set<string>()
  const quote = (cells: readonly string[]) =>
    quoted.map(name => cells[layout.columns[name] ?? -1] ?? '').join(' | ')
  for await (const { line, cells, ended } of tableRows(source, head.shape)) {
    if (line <= layout.headerLine || cells.every(cell => cell.trim() === '')) continue
    const row = rowOf(cells)
    if (!ended && (row === null || cells.length < layout.width)) {
      throw reading.refuse(line, `${expected}, to the end of the line`, 'the end of the file: it is cut off')
    }
    if (row === null) {
      reading.bad(line, expected, quote(cells))
      continue
    }
    if (keyOf !== null && keys.size === keys.add(keyOf(row)).size) {
      reading.bad(line, 'each code once', quote(cells))
    } else if (output.add(row)) await output.flush()
  }
  await output.flush()
}
