import type { Migration } from './migration.ts'

/** Settings, sequences, command ids and the audit chain: what every feature writes through. */
export const foundation: Migration = {
  version: 10,
  name: 'foundation',
  sql: `
    CREATE TABLE setting (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT;

    -- Numbers that leave in files. A number is taken by raising next, and is never given out again.
    CREATE TABLE sequence (
      name TEXT PRIMARY KEY,
      next INTEGER NOT NULL CHECK (next > 0)
    ) STRICT;

    -- What a command answered, so that the same command sent twice changes nothing and answers the same.
    CREATE TABLE command (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      operation TEXT NOT NULL,
      answer TEXT NOT NULL CHECK (json_valid(answer)),
      done_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE audit_event (
      seq INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      -- Null where the event is about no single session, such as a setting or an export batch.
      session_id TEXT,
      -- The changed fields: [{"path","from","to"}].
      changes TEXT NOT NULL CHECK (json_valid(changes)),
      -- Empty where no reason is asked.
      reason TEXT NOT NULL,
      previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
      hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT;

    CREATE INDEX audit_event_by_session ON audit_event (session_id, seq) WHERE session_id IS NOT NULL;

    CREATE TRIGGER audit_event_is_never_changed BEFORE UPDATE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'an audit event is never changed'); END;

    CREATE TRIGGER audit_event_is_never_deleted BEFORE DELETE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'an audit event is never deleted'); END;

    -- One row of known text: the start looks for it in the raw bytes and must not find it.
    CREATE TABLE encryption_canary (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      words TEXT NOT NULL
    ) STRICT;
  `,
}
