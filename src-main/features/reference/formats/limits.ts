const MEBIBYTE = 1024 * 1024

/** What a published file is known to stay far below; what is above is refused before it can fill memory or disk. */
export const LIMITS = {
  /** The largest parts of the pair edits have some 60 MiB. */
  memberBytes: 1024 * MEBIBYTE,
  archiveBytes: 4096 * MEBIBYTE,
  archiveEntries: 1000,
  /** Text of codes shrinks to a twentieth; deflate can go to a thousandth. */
  expansion: 250,
  /** Below this a high expansion harms nobody. */
  expansionFreeBytes: 8 * MEBIBYTE,
  /** An archive inside an archive, such as a workbook, is held whole while it is read. */
  nestedArchiveBytes: 96 * MEBIBYTE,
  headBytes: 64 * 1024,
  /** Columns of the add-on edits before their note. */
  addOnColumns: 39,
  lineCharacters: 64 * 1024,
  /** Lines before the first row. */
  preambleLines: 60,
  /** Columns of a workbook that are looked at. */
  workbookCells: 512,
  cellCharacters: MEBIBYTE,
  sharedTextCharacters: 96 * MEBIBYTE,
} as const
