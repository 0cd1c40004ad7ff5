import type { Migration } from './migration.ts'

const IS_CLOSED = (day: string) =>
  `EXISTS (SELECT 1 FROM day_close WHERE day_close.day = ${day} AND reopened_at IS NULL)`

const LINE_OF_CLOSED_DAY = (session: string) => `EXISTS (
      SELECT 1
      FROM session
      JOIN day_close ON day_close.day = session.performed_on AND reopened_at IS NULL
      WHERE session.id = ${session} AND session.late_reason IS NULL
    )`

/** Days that are closed, and what a closed day refuses. */
export const dayClose: Migration = {
  version: 90,
  name: 'day close',
  sql: `
    CREATE TABLE day_close (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      -- From 1 for each day; a day that was reopened is closed again under the next number.
      number INTEGER NOT NULL CHECK (number > 0),
      closed_at TEXT NOT NULL,
      -- The account, as in the audit trail; the names signed stand in the sheet.
      closed_by TEXT NOT NULL CHECK (closed_by <> ''),
      -- Head of the audit chain just before the close.
      chain_head TEXT NOT NULL CHECK (length(chain_head) = 64),
      -- What was signed, as data: totals, open items with their reasons, signatures.
      sheet TEXT NOT NULL CHECK (json_valid(sheet)),
      -- The sheet as it was printed, deflated, so that it can be printed again byte for byte.
      pdf BLOB NOT NULL,
      pdf_name TEXT NOT NULL CHECK (length(pdf_name) < 64 AND pdf_name NOT GLOB '*[^A-Za-z0-9_.]*'),
      pdf_sha256 TEXT NOT NULL CHECK (length(pdf_sha256) = 64),
      -- Set together when the day is opened again, null before.
      reopened_at TEXT,
      reopened_by TEXT,
      reopen_reason TEXT
        CHECK (reopen_reason IN ('charge-missing', 'charge-wrong', 'exam-list-changed', 'closed-too-early', 'other')),
      reopen_note TEXT,
      CHECK ((reopened_at IS NULL) = (reopened_by IS NULL)),
      CHECK ((reopened_at IS NULL) = (reopen_reason IS NULL)),
      CHECK ((reopened_at IS NULL) = (reopen_note IS NULL)),
      UNIQUE (day, number)
    ) STRICT;

    CREATE UNIQUE INDEX day_close_stands_once ON day_close (day) WHERE reopened_at IS NULL;
    CREATE INDEX day_close_by_time ON day_close (closed_at);

    CREATE TRIGGER day_close_is_reopened_once BEFORE UPDATE ON day_close
    WHEN OLD.reopened_at IS NOT NULL OR NEW.reopened_at IS NULL
      OR NEW.id <> OLD.id OR NEW.day <> OLD.day OR NEW.number <> OLD.number OR NEW.closed_at <> OLD.closed_at
      OR NEW.closed_by <> OLD.closed_by OR NEW.chain_head <> OLD.chain_head OR NEW.sheet <> OLD.sheet
      OR NEW.pdf <> OLD.pdf OR NEW.pdf_name <> OLD.pdf_name OR NEW.pdf_sha256 <> OLD.pdf_sha256
    BEGIN SELECT RAISE(ABORT, 'a day close is never changed'); END;

    CREATE TRIGGER day_close_is_never_deleted BEFORE DELETE ON day_close
    BEGIN SELECT RAISE(ABORT, 'a day close is never deleted'); END;

    -- Set together where a session was entered after its day was closed, null otherwise.
    ALTER TABLE session ADD COLUMN late_reason TEXT
      CHECK (late_reason IN
        ('left-open', 'documents-late', 'forgotten', 'order-late', 'system-down', 'correction', 'other'));
    ALTER TABLE session ADD COLUMN late_note TEXT CHECK ((late_note IS NULL) = (late_reason IS NULL));

    CREATE TRIGGER session_of_closed_day_is_begun_late BEFORE INSERT ON session
    WHEN NEW.late_reason IS NULL AND ${IS_CLOSED('NEW.performed_on')}
    BEGIN SELECT RAISE(ABORT, 'the day of this session is closed'); END;

    -- What was charged when the day was closed may leave; everything else is asked for the mark "late".
    CREATE TRIGGER session_of_closed_day_is_changed_late
    BEFORE UPDATE OF state, entry, performed_on, late_reason ON session
    WHEN (
        NEW.entry <> OLD.entry OR NEW.performed_on <> OLD.performed_on
        OR (NEW.state <> OLD.state AND NEW.state <> 'exported')
        OR (OLD.late_reason IS NOT NULL AND NEW.late_reason IS NULL)
      ) AND (
        (OLD.late_reason IS NULL AND NEW.late_reason IS NULL AND ${IS_CLOSED('OLD.performed_on')})
        OR (NEW.late_reason IS NULL AND ${IS_CLOSED('NEW.performed_on')})
      )
    BEGIN SELECT RAISE(ABORT, 'the day of this session is closed'); END;

    CREATE TRIGGER session_of_closed_day_is_never_deleted BEFORE DELETE ON session
    WHEN ${IS_CLOSED('OLD.performed_on')}
    BEGIN SELECT RAISE(ABORT, 'the day of this session is closed'); END;

    CREATE TRIGGER charge_line_of_closed_day_is_added_late BEFORE INSERT ON charge_line
    WHEN ${LINE_OF_CLOSED_DAY('NEW.session_id')}
    BEGIN SELECT RAISE(ABORT, 'the day of this charge line is closed'); END;

    CREATE TRIGGER charge_line_of_closed_day_is_changed_late BEFORE UPDATE ON charge_line
    WHEN ${LINE_OF_CLOSED_DAY('OLD.session_id')} OR ${LINE_OF_CLOSED_DAY('NEW.session_id')}
    BEGIN SELECT RAISE(ABORT, 'the day of this charge line is closed'); END;

    CREATE TRIGGER charge_line_of_closed_day_is_removed_late BEFORE DELETE ON charge_line
    WHEN ${LINE_OF_CLOSED_DAY('OLD.session_id')}
    BEGIN SELECT RAISE(ABORT, 'the day of this charge line is closed'); END;
  `,
}
