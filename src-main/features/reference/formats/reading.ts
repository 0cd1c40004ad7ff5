import type { BadRow, FileFacts, FileProblem, ReadSummary, RowBatch } from './rows.ts'
import { shown } from './shown.ts'
import { SourceFault } from './source-fault.ts'

const LISTED_BAD_ROWS = 100
/** As many bad rows are taken as slips in a file of any size. */
const TOLERATED_BAD_ROWS = 20
const TOLERATED_SHARE = 0.01
const BATCH_ROWS = 4096

export type OnBatch = (batch: RowBatch) => void | Promise<void>

/** One run through a file: counts rows, lists the bad ones, hands batches on, stops when asked to. */
export class Reading {
  readonly #file: string
  readonly #onBatch: OnBatch
  readonly #signal: AbortSignal
  #rows = 0
  #badRows = 0
  readonly #firstBadRows: BadRow[] = []

  constructor(file: string, onBatch: OnBatch, signal: AbortSignal) {
    this.#file = file
    this.#onBatch = onBatch
    this.#signal = signal
  }

  /** Collects rows of one kind; `batchOf` names the kind. */
  output<Row>(batchOf: (rows: readonly Row[]) => RowBatch): RowOutput<Row> {
    return new RowOutput(rows => this.#deliver(batchOf(rows), rows.length))
  }

  /** A row that cannot be read. Throws when there are so many that the file must be another. */
  bad(line: number, expected: string, found: string): void {
    this.#badRows += 1
    if (this.#firstBadRows.length < LISTED_BAD_ROWS) {
      this.#firstBadRows.push({ line, expected, found: shown(found) })
    }
    if (this.#badRows > 50 * TOLERATED_BAD_ROWS && this.#badRows > this.#rows) throw this.#tooManyBadRows()
  }

  /** Refuses the file. `found` is quoted from the file unless it is in our own words. */
  refuse(line: number | null, expected: string, found: string): SourceFault {
    return new SourceFault({ file: this.#file, line, expected, found })
  }

  /** Throws when the reader was asked to stop. */
  requireWanted(): void {
    if (this.#signal.aborted) throw this.refuse(null, 'to be read to its end', 'a request to stop')
  }

  /** What was read, once it is through. Throws for a file without rows or with more than slips in it. */
  summary(facts: FileFacts | null): ReadSummary {
    const all = this.#rows + this.#badRows
    if (this.#badRows > TOLERATED_BAD_ROWS && this.#badRows > all * TOLERATED_SHARE)
      throw this.#tooManyBadRows()
    if (this.#rows === 0) throw this.#withoutRows()
    return { rows: this.#rows, badRows: this.#badRows, firstBadRows: this.#firstBadRows, facts }
  }

  async #deliver(batch: RowBatch, rows: number): Promise<void> {
    this.requireWanted()
    this.#rows += rows
    await this.#onBatch(batch)
  }

  #withoutRows(): SourceFault {
    const [first] = this.#firstBadRows
    return first
      ? new SourceFault({ file: this.#file, ...first })
      : this.refuse(null, 'at least one row', 'none after the header')
  }

  #tooManyBadRows(): SourceFault {
    const [first] = this.#firstBadRows
    const problem: FileProblem = {
      file: this.#file,
      line: first?.line ?? null,
      expected: first?.expected ?? 'rows that can be read',
      found: `${first?.found ?? ''}, and ${this.#badRows} rows in all that cannot be read`,
    }
    return new SourceFault(problem)
  }
}

/** Rows on their way out, a few thousand at a time. */
export class RowOutput<Row> {
  readonly #deliver: (rows: readonly Row[]) => Promise<void>
  #rows: Row[] = []

  constructor(deliver: (rows: readonly Row[]) => Promise<void>) {
    this.#deliver = deliver
  }

  /** True when `flush` is due. */
  add(row: Row): boolean {
    return this.#rows.push(row) >= BATCH_ROWS
  }

  async flush(): Promise<void> {
    const rows = this.#rows
    if (rows.length === 0) return
    this.#rows = []
    await this.#deliver(rows)
  }
}
