/** The files of one reference database. */
export type ReferencePaths = {
  readonly file: string
  /** The next one while it is made. */
  readonly aside: string
  /** Held by the one import that is under way. */
  readonly lock: string
  /** Names the file whose pages were checked; null where nothing may be left beside it. */
  readonly checked: string | null
}

/** The reference database of a data folder. */
export function referencePaths(file: string): ReferencePaths {
  return { ...sharedPaths(file), checked: `${file}.checked` }
}

/** A reference database that is made to be handed round: nothing more than needed is left beside it. */
export function sharedPaths(file: string): ReferencePaths {
  return { file, aside: `${file}.new`, lock: `${file}.lock`, checked: null }
}
