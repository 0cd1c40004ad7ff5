import type { Migration } from './migration.ts'

/** The list of expected exams, what was imported into it, and which session belongs to which exam. */
export const expectedExams: Migration = {
  version: 40,
  name: 'expected-exams',
  sql: `
    CREATE TABLE expected_exam (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      revision INTEGER NOT NULL CHECK (revision >= 0),
      mrn TEXT NOT NULL CHECK (mrn <> ''),
      -- Empty where only the number of the order is known yet.
      accession TEXT NOT NULL,
      order_number TEXT NOT NULL,
      -- What the messages stated, each fact with the time and number of the newest message that did.
      facts TEXT NOT NULL CHECK (json_valid(facts)),
      -- Out of the facts, for lists and search.
      patient_name TEXT NOT NULL,
      search_name TEXT NOT NULL,
      -- Empty while no message states a day.
      scheduled_on TEXT NOT NULL
        CHECK (scheduled_on = '' OR scheduled_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      scheduled_at TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('expected', 'cancelled')),
      -- The newest message that spoke of it.
      source TEXT NOT NULL CHECK (source IN ('csv', 'paste', 'hl7', 'dicom')),
      message_id TEXT NOT NULL,
      message_at TEXT NOT NULL,
      -- Set together by a person, null otherwise.
      no_charge_reason TEXT
        CHECK (no_charge_reason IN ('cancelled', 'not-done', 'done-elsewhere', 'duplicate-order', 'other')),
      no_charge_note TEXT,
      -- 1 while no live session belongs to it; kept by the triggers below.
      waiting INTEGER NOT NULL CHECK (waiting IN (0, 1)),
      -- The exam that took over when the accession number of this order became known; null as long as none did.
      absorbed_by TEXT REFERENCES expected_exam (id),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      CHECK ((no_charge_reason IS NULL) = (no_charge_note IS NULL)),
      CHECK (accession <> '' OR order_number <> ''),
      CHECK (absorbed_by IS NULL OR accession = '')
    ) STRICT;

    CREATE UNIQUE INDEX expected_exam_by_accession ON expected_exam (accession, mrn) WHERE accession <> '';
    CREATE UNIQUE INDEX expected_exam_by_order ON expected_exam (order_number, mrn) WHERE accession = '';
    CREATE INDEX expected_exam_by_day ON expected_exam (scheduled_on, scheduled_at);
    CREATE INDEX expected_exam_missing ON expected_exam (scheduled_on, scheduled_at)
      WHERE waiting = 1 AND state = 'expected' AND no_charge_reason IS NULL AND absorbed_by IS NULL;
    CREATE INDEX expected_exam_by_name ON expected_exam (search_name);
    CREATE INDEX expected_exam_by_mrn ON expected_exam (mrn);

    -- The orders that an accession number belongs to: one order may have several.
    CREATE TABLE expected_exam_order (
      order_number TEXT NOT NULL CHECK (order_number <> ''),
      exam_id TEXT NOT NULL REFERENCES expected_exam (id),
      PRIMARY KEY (order_number, exam_id)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX expected_exam_order_by_exam ON expected_exam_order (exam_id);

    -- What each import did. Its id is that of the command, so that the same command sent twice imports once.
    CREATE TABLE worklist_import (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      at TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (json_valid(outcome))
    ) STRICT;

    CREATE INDEX worklist_import_by_time ON worklist_import (at);

    -- Files of the watched folder that were read, by the digest of their bytes.
    CREATE TABLE worklist_file (
      sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
      import_id TEXT NOT NULL REFERENCES worklist_import (id)
    ) STRICT, WITHOUT ROWID;

    -- How a table with these columns is read, as a person chose it.
    CREATE TABLE worklist_reading (
      header TEXT PRIMARY KEY,
      reading TEXT NOT NULL CHECK (json_valid(reading)),
      chosen_at TEXT NOT NULL
    ) STRICT;

    -- The expected exam of a session; null for a walk-in.
    ALTER TABLE session ADD COLUMN exam_id TEXT REFERENCES expected_exam (id);

    CREATE UNIQUE INDEX session_of_exam_is_one ON session (exam_id) WHERE exam_id IS NOT NULL AND state <> 'discarded';

    CREATE TRIGGER session_began_exam AFTER INSERT ON session WHEN NEW.exam_id IS NOT NULL
    BEGIN
      UPDATE expected_exam SET waiting = NEW.state = 'discarded' WHERE id = NEW.exam_id;
    END;

    CREATE TRIGGER session_changed_exam AFTER UPDATE OF state, exam_id ON session
    WHEN OLD.exam_id IS NOT NEW.exam_id OR (OLD.state = 'discarded') <> (NEW.state = 'discarded')
    BEGIN
      UPDATE expected_exam
      SET waiting = NOT EXISTS (
        SELECT 1 FROM session WHERE session.exam_id = expected_exam.id AND session.state <> 'discarded'
      )
      WHERE id IN (OLD.exam_id, NEW.exam_id);
    END;
  `,
}
