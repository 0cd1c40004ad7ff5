import type { Migration } from './migration.ts'

/** Quick picks: shapes of sessions under a name, the department's and each person's own. */
export const quickPicks: Migration = {
  version: 60,
  name: 'quick picks',
  sql: `
    CREATE TABLE quick_pick (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      -- The account whose it is; empty for the department's.
      owner TEXT NOT NULL,
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
      -- Its shape is entryShapeSchema: codes and choices, no free text.
      shape TEXT NOT NULL CHECK (json_valid(shape)),
      used INTEGER NOT NULL CHECK (used >= 0),
      created_at TEXT NOT NULL,
      -- Null while it is offered; a removed one can be taken back.
      removed_at TEXT
    ) STRICT;

    CREATE UNIQUE INDEX quick_pick_by_name ON quick_pick (owner, name COLLATE NOCASE) WHERE removed_at IS NULL;
  `,
}
