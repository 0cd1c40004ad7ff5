import type { Migration } from './migration.ts'

/** Quick picks: shapes of sessions under a name, the department's and each person's own. Notes with their author. Forms for downtime. */
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

    -- What was said about a session, by whom and when, in the order it was said. Nothing of it leaves with the charges.
    CREATE TABLE session_note (
      seq INTEGER PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES session (id),
      author TEXT NOT NULL,
      at TEXT NOT NULL,
      text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 8000)
    ) STRICT;

    CREATE INDEX session_note_by_session ON session_note (session_id, seq);

    CREATE TRIGGER session_note_is_never_changed BEFORE UPDATE ON session_note
    BEGIN SELECT RAISE(ABORT, 'a note is never changed'); END;

    CREATE TRIGGER session_note_is_never_deleted BEFORE DELETE ON session_note
    BEGIN SELECT RAISE(ABORT, 'a note is never deleted'); END;

    -- Forms on paper for downtime: the number that stands in the barcode, and the session it leads to.
    CREATE TABLE downtime_form (
      number TEXT PRIMARY KEY CHECK (length(number) = 11 AND number GLOB 'DT*'),
      -- Null for a blank form that is not typed yet.
      session_id TEXT UNIQUE REFERENCES session (id),
      made_at TEXT NOT NULL
    ) STRICT;
  `,
}
