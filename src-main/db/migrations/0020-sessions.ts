import type { Migration } from './migration.ts'

/** The procedure log: sessions as entered, and the charge lines of those that are complete. */
export const sessions: Migration = {
  version: 20,
  name: 'sessions',
  sql: `
    CREATE TABLE session (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      revision INTEGER NOT NULL CHECK (revision >= 0),
      state TEXT NOT NULL
        CHECK (state IN ('draft', 'complete', 'held', 'approved', 'exported', 'discarded')),
      -- Empty while the date typed cannot be read.
      performed_on TEXT NOT NULL CHECK (performed_on = '' OR performed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      performed_at TEXT NOT NULL,
      patient_name TEXT NOT NULL,
      mrn TEXT NOT NULL,
      accession TEXT NOT NULL,
      -- Lower case, for the search by beginning.
      search_name TEXT NOT NULL,
      decision TEXT NOT NULL CHECK (decision IN ('ready', 'review', 'blocked')),
      codes TEXT NOT NULL,
      missing_count INTEGER NOT NULL CHECK (missing_count >= 0),
      -- The entry as typed; its shape is sessionEntrySchema.
      entry TEXT NOT NULL CHECK (json_valid(entry)),
      -- Set together while held, null otherwise.
      hold_reason TEXT,
      hold_note TEXT,
      held_from TEXT CHECK (held_from IN ('draft', 'complete')),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      CHECK ((state = 'held') = (hold_reason IS NOT NULL)),
      CHECK ((hold_reason IS NULL) = (hold_note IS NULL) AND (hold_reason IS NULL) = (held_from IS NULL)),
      CHECK (state IN ('draft', 'held', 'discarded') OR (performed_on <> '' AND mrn <> '' AND accession <> ''))
    ) STRICT;

    CREATE INDEX session_by_day ON session (performed_on, performed_at) WHERE state <> 'discarded';
    CREATE INDEX session_by_state ON session (state, performed_on);
    CREATE INDEX session_by_name ON session (search_name);
    CREATE INDEX session_by_mrn ON session (mrn);
    CREATE INDEX session_by_accession ON session (accession);
    CREATE UNIQUE INDEX session_accession_is_charged_once ON session (accession)
      WHERE state IN ('complete', 'approved', 'exported');

    CREATE TRIGGER session_exported_is_never_changed BEFORE UPDATE ON session
    WHEN OLD.state = 'exported' AND (NEW.entry <> OLD.entry OR NEW.state <> 'exported')
    BEGIN SELECT RAISE(ABORT, 'an exported session is never changed'); END;

    CREATE TRIGGER session_exported_is_never_deleted BEFORE DELETE ON session
    WHEN OLD.state = 'exported'
    BEGIN SELECT RAISE(ABORT, 'an exported session is never deleted'); END;

    CREATE TABLE charge_line (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      session_id TEXT NOT NULL REFERENCES session (id),
      claim TEXT NOT NULL CHECK (claim IN ('professional', 'facility')),
      position INTEGER NOT NULL CHECK (position >= 0),
      code TEXT NOT NULL CHECK (length(code) = 5),
      units INTEGER NOT NULL CHECK (units > 0),
      -- In claim order, separated by a space; empty for none.
      modifiers TEXT NOT NULL CHECK (length(modifiers) <= 11),
      -- Null on lines without a side.
      side TEXT CHECK (side IN ('right', 'left')),
      lesions TEXT NOT NULL CHECK (json_valid(lesions)),
      diagnoses TEXT NOT NULL CHECK (json_valid(diagnoses)),
      because TEXT NOT NULL CHECK (json_valid(because)),
      -- Edition of the rules and tables the line was derived with.
      reference TEXT NOT NULL CHECK (json_valid(reference)),
      UNIQUE (session_id, claim, position)
    ) STRICT;

    -- Names offered when a physician is typed.
    CREATE TABLE physician (
      npi TEXT PRIMARY KEY CHECK (length(npi) = 10),
      family_name TEXT NOT NULL,
      given_name TEXT NOT NULL,
      last_used_at TEXT NOT NULL
    ) STRICT;
  `,
}
