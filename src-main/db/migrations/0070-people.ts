import type { Migration } from './migration.ts'

/** Who may do what: people, accounts of programs, sealed codes for emergencies. */
export const people: Migration = {
  version: 70,
  name: 'people',
  sql: `
    CREATE TABLE person (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
      sign_in_name TEXT NOT NULL UNIQUE CHECK (length(sign_in_name) BETWEEN 1 AND 40),
      roles TEXT NOT NULL CHECK (json_valid(roles)),
      -- Rights that no role brings.
      named_rights TEXT NOT NULL CHECK (json_valid(named_rights)),
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      -- Derived from the PIN or pass phrase with a salt; the parameters stand in the text.
      secret TEXT NOT NULL,
      must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
      -- Since the last success.
      failures INTEGER NOT NULL CHECK (failures >= 0),
      -- Null when there was none since the last success.
      last_failure_at TEXT,
      locked_out INTEGER NOT NULL CHECK (locked_out IN (0, 1)),
      -- Null before the first time.
      last_signed_in_at TEXT,
      created_at TEXT NOT NULL,
      CHECK ((failures = 0) = (last_failure_at IS NULL))
    ) STRICT;

    CREATE TRIGGER person_is_never_deleted BEFORE DELETE ON person
    BEGIN SELECT RAISE(ABORT, 'a person is never deleted'); END;

    -- Every name that a person ever had in the audit trail. It stays theirs.
    CREATE TABLE person_name (
      name TEXT PRIMARY KEY COLLATE NOCASE,
      person_id TEXT NOT NULL REFERENCES person (id)
    ) STRICT;

    CREATE INDEX person_name_by_person ON person_name (person_id);

    CREATE TRIGGER person_name_is_never_changed BEFORE UPDATE ON person_name
    BEGIN SELECT RAISE(ABORT, 'a name of the audit trail stays with its person'); END;

    CREATE TRIGGER person_name_is_never_deleted BEFORE DELETE ON person_name
    BEGIN SELECT RAISE(ABORT, 'a name of the audit trail stays with its person'); END;

    -- Programs that run by themselves, such as a scheduled export.
    CREATE TABLE service_account (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 40),
      roles TEXT NOT NULL CHECK (json_valid(roles)),
      -- SHA-256 of the 256 random bits in the key file.
      key_hash TEXT NOT NULL UNIQUE CHECK (length(key_hash) = 64),
      made_at TEXT NOT NULL,
      -- Null before the first time.
      last_used_at TEXT,
      -- Null while it is in force.
      revoked_at TEXT
    ) STRICT;

    CREATE TABLE emergency_code (
      number INTEGER PRIMARY KEY,
      -- SHA-256 of the code's random characters.
      code_hash TEXT NOT NULL UNIQUE CHECK (length(code_hash) = 64),
      made_at TEXT NOT NULL,
      made_by TEXT NOT NULL,
      -- Null while it is sealed; all three are set by use.
      used_at TEXT,
      used_by TEXT,
      reason TEXT,
      -- Null until an administrator has seen that it was used.
      acknowledged_at TEXT,
      -- Set where an administrator took it back unused.
      withdrawn_at TEXT,
      CHECK ((used_at IS NULL) = (used_by IS NULL) AND (used_at IS NULL) = (reason IS NULL)),
      CHECK (used_at IS NULL OR withdrawn_at IS NULL),
      CHECK (acknowledged_at IS NULL OR used_at IS NOT NULL)
    ) STRICT;
  `,
}
