/**
 * The part of the driver's interface that the store uses. The package ships declarations, but its `exports` map does
 * not name them, so that a compiler cannot find them. Source: better-sqlite3-multiple-ciphers 13.0.3, index.d.ts.
 */
declare module 'better-sqlite3' {
  type Value = string | number | bigint | null | Uint8Array

  type Statement = {
    run(...values: readonly Value[]): { readonly changes: number }
    get(...values: readonly Value[]): unknown
    all(...values: readonly Value[]): unknown[]
    iterate(...values: readonly Value[]): IterableIterator<unknown>
  }

  export default class Database {
    constructor(path: string, options?: { readonly timeout?: number; readonly readonly?: boolean })
    static readonly SqliteError: new (message: string, code: string) => Error & { readonly code: string }
    readonly inTransaction: boolean
    prepare(sql: string): Statement
    exec(sql: string): this
    pragma(source: string, options?: { readonly simple?: boolean }): unknown
    transaction<T>(work: () => T): () => T
    close(): this
  }
}
