/** One step of the schema. Frozen once released: a mistake is mended by the next step. */
export type Migration = {
  /** Numbered by tens, in the order they run. */
  readonly version: number
  readonly name: string
  readonly sql: string
}
