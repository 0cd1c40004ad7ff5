/** One step of the schema. Frozen once released: a mistake is mended by the next step. */
export type Migration = {
  /** Numbered by tens, or by fives between two that were planned together, in the order they run. */
  readonly version: number
  readonly name: string
  readonly sql: string
  /**
   * Puts a table of the same name in the place of one that others refer to. References are not enforced while it runs
   * and are all checked at its end. Source: SQLite, "ALTER TABLE", section 7, "Making other kinds of table schema changes".
   */
  readonly rebuilds?: true
}
