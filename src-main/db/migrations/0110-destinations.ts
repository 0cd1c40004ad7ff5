import type { Migration } from './migration.ts'

/** Destinations: what is agreed with each receiver. */
export const destinations: Migration = {
  version: 110,
  name: 'destinations',
  sql: `
    CREATE TABLE destination (
      id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 32 AND id GLOB '[a-z]*' AND id NOT GLOB '*[^a-z0-9-]*'),
      -- Its sheet is interfaceSheet, as canonical JSON.
      sheet TEXT NOT NULL CHECK (json_valid(sheet)),
      -- SHA-256 of the sheet's text, which batches name.
      hash TEXT NOT NULL CHECK (length(hash) = 64),
      revision INTEGER NOT NULL CHECK (revision > 0),
      updated_at TEXT NOT NULL,
      -- Null while in use. What was sent there still names it.
      retired_at TEXT,
      CHECK (sheet ->> '$.id' = id)
    ) STRICT;

    CREATE TRIGGER destination_revision_grows BEFORE UPDATE ON destination
    WHEN NEW.id <> OLD.id OR NEW.revision <> OLD.revision + 1
    BEGIN SELECT RAISE(ABORT, 'a destination changes one revision at a time'); END;

    CREATE TRIGGER destination_is_never_deleted BEFORE DELETE ON destination
    BEGIN SELECT RAISE(ABORT, 'a destination is retired, never deleted'); END;
  `,
}
