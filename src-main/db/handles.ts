/**
 * What may be asked of the store, in two strengths: a function that takes a `ReadableDb` cannot write. Statements
 * are prepared once for a connection and kept by their text, so pass constant SQL and values as parameters.
 *
 * The row type is the query's own promise; STRICT tables and CHECKs hold the columns to it.
 */
export type ReadableDb = {
  readonly one: <Row extends object>(sql: string, ...parameters: readonly SqlValue[]) => Row | undefined
  readonly all: <Row extends object>(sql: string, ...parameters: readonly SqlValue[]) => readonly Row[]
  /** Row by row, for what does not fit in memory. Nothing may be written until it is at its end. */
  readonly iterate: <Row extends object>(
    sql: string,
    ...parameters: readonly SqlValue[]
  ) => IterableIterator<Row>
}

export type WritableDb = ReadableDb & {
  /** Runs one statement; the number of rows it changed. Throws outside of a transaction. */
  readonly run: (sql: string, ...parameters: readonly SqlValue[]) => number
  /** Runs the work in one transaction, undone whole if it throws. Does not nest. */
  readonly transaction: <T>(work: () => T) => T
  readonly inTransaction: () => boolean
}

export type SqlValue = string | number | bigint | null | Uint8Array
