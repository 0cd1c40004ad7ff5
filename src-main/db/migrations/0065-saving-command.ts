import type { Migration } from './migration.ts'

/**
 * A draft is saved up to four times a second. Its row keeps the command that saved it last, so that a save writes no
 * page of the command table.
 */
export const savingCommand: Migration = {
  version: 65,
  name: 'saving command',
  sql: `
    ALTER TABLE session ADD COLUMN saved_by TEXT CHECK (saved_by IS NULL OR length(saved_by) = 36);
  `,
}
