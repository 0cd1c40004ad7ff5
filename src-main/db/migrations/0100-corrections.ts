import type { Migration } from './migration.ts'

const IS_UNDECIDED = `
    WHEN (SELECT state FROM export_batch WHERE number = NEW.batch) IN ('released', 'abandoned')`

/** Corrections of what has left: which lines are credited, which stay as they were sent, and in which batch the credits left. */
export const corrections: Migration = {
  version: 100,
  name: 'corrections',
  sql: `
    CREATE TABLE correction (
      id TEXT PRIMARY KEY CHECK (length(id) = 36),
      -- The exported session that is corrected.
      session_id TEXT NOT NULL REFERENCES session (id),
      -- The session that stands in its place; null for a void, which has none.
      replacement_id TEXT UNIQUE REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
      reason TEXT NOT NULL
        CHECK (reason IN ('wrong-side', 'wrong-code', 'wrong-patient', 'wrong-date', 'wrong-physician', 'missing-item',
          'duplicate-charge', 'payer-request', 'other')),
      note TEXT NOT NULL,
      -- The expected exam that the session gave up; null for a walk-in.
      exam_id TEXT REFERENCES expected_exam (id),
      begun_at TEXT NOT NULL,
      begun_by TEXT NOT NULL,
      -- Null as long as it stands. A discarded draft that is taken back stands again.
      abandoned_at TEXT,
      CHECK (reason <> 'other' OR note <> ''),
      CHECK (replacement_id IS NULL OR replacement_id <> session_id)
    ) STRICT;

    CREATE UNIQUE INDEX correction_stands_once ON correction (session_id) WHERE abandoned_at IS NULL;
    CREATE INDEX correction_by_session ON correction (session_id);

    -- Lines that are taken back, each whole and once.
    CREATE TABLE credited_line (
      charge_line_id TEXT PRIMARY KEY REFERENCES charge_line (id),
      correction_id TEXT NOT NULL REFERENCES correction (id)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX credited_line_by_correction ON credited_line (correction_id);

    -- Lines of a replacement that are as they were sent: they are not sent again.
    CREATE TABLE kept_line (
      charge_line_id TEXT PRIMARY KEY REFERENCES charge_line (id),
      -- The same line of the session that is corrected, itself sent or kept.
      kept_from TEXT NOT NULL UNIQUE REFERENCES charge_line (id)
    ) STRICT, WITHOUT ROWID;

    -- Which credit left in which batch: once to a destination.
    CREATE TABLE export_credit (
      charge_line_id TEXT NOT NULL REFERENCES credited_line (charge_line_id),
      destination TEXT NOT NULL,
      batch TEXT NOT NULL,
      line_number TEXT NOT NULL UNIQUE CHECK (length(line_number) = 12),
      PRIMARY KEY (charge_line_id, destination),
      FOREIGN KEY (batch, destination) REFERENCES export_batch (number, destination)
    ) STRICT;

    CREATE INDEX export_credit_by_batch ON export_credit (batch);

    -- How many lines of a file are credits; files without any are not here.
    CREATE TABLE export_file_credits (
      file TEXT PRIMARY KEY REFERENCES export_file (number),
      credits INTEGER NOT NULL CHECK (credits > 0)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER export_file_credits_are_never_changed BEFORE UPDATE ON export_file_credits
    BEGIN SELECT RAISE(ABORT, 'an exported file is never changed'); END;

    CREATE TRIGGER export_file_credits_are_never_deleted BEFORE DELETE ON export_file_credits
    BEGIN SELECT RAISE(ABORT, 'an exported file is never deleted'); END;

    -- 1 while a correction or void of the session stands. The triggers below keep it. They free its expected exam with
    -- it, and raise the revision: an export that has selected the session is told.
    ALTER TABLE session ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1));

    DROP INDEX session_accession_is_charged_once;
    CREATE UNIQUE INDEX session_accession_is_charged_once ON session (accession)
      WHERE state IN ('complete', 'approved', 'exported') AND superseded = 0;

    CREATE TRIGGER correction_is_of_what_left BEFORE INSERT ON correction
    WHEN (SELECT state FROM session WHERE id = NEW.session_id) IS NOT 'exported'
    BEGIN SELECT RAISE(ABORT, 'only an exported session is corrected'); END;

    CREATE TRIGGER correction_supersedes AFTER INSERT ON correction WHEN NEW.abandoned_at IS NULL
    BEGIN
      UPDATE session SET superseded = 1, exam_id = NULL, revision = revision + 1 WHERE id = NEW.session_id;
    END;

    CREATE TRIGGER correction_supersedes_or_not AFTER UPDATE OF abandoned_at ON correction
    BEGIN
      UPDATE session
      SET superseded = NEW.abandoned_at IS NULL,
        exam_id = CASE WHEN NEW.abandoned_at IS NULL THEN NULL ELSE NEW.exam_id END,
        revision = revision + 1
      WHERE id = NEW.session_id;
    END;

    CREATE TRIGGER correction_is_never_changed BEFORE UPDATE ON correction
    WHEN NEW.id <> OLD.id OR NEW.session_id <> OLD.session_id OR NEW.replacement_id IS NOT OLD.replacement_id
      OR NEW.reason <> OLD.reason OR NEW.note <> OLD.note OR NEW.begun_at <> OLD.begun_at
      OR NEW.begun_by <> OLD.begun_by OR NEW.exam_id IS NOT OLD.exam_id
    BEGIN SELECT RAISE(ABORT, 'a correction is never changed'); END;

    CREATE TRIGGER correction_with_credits_is_never_abandoned BEFORE UPDATE ON correction
    WHEN NEW.abandoned_at IS NOT NULL AND EXISTS (SELECT 1 FROM credited_line WHERE correction_id = OLD.id)
    BEGIN SELECT RAISE(ABORT, 'a correction with credits is never abandoned'); END;

    CREATE TRIGGER correction_is_never_deleted BEFORE DELETE ON correction
    BEGIN SELECT RAISE(ABORT, 'a correction is never deleted'); END;

    CREATE TRIGGER credited_line_has_left BEFORE INSERT ON credited_line
    WHEN NOT EXISTS (
      SELECT 1
      FROM export_ledger
      JOIN export_batch ON export_batch.number = export_ledger.batch
      WHERE export_ledger.charge_line_id = NEW.charge_line_id AND export_batch.state = 'released'
    )
    BEGIN SELECT RAISE(ABORT, 'a line that has not left is never credited'); END;

    CREATE TRIGGER credited_line_of_abandoned_correction BEFORE INSERT ON credited_line
    WHEN (SELECT abandoned_at FROM correction WHERE id = NEW.correction_id) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an abandoned correction credits nothing'); END;

    CREATE TRIGGER credited_line_is_never_changed BEFORE UPDATE ON credited_line
    BEGIN SELECT RAISE(ABORT, 'a credit is never changed'); END;

    CREATE TRIGGER kept_line_is_never_changed BEFORE UPDATE ON kept_line
    BEGIN SELECT RAISE(ABORT, 'a kept line is never changed'); END;

    CREATE TRIGGER kept_line_of_what_left_is_never_deleted BEFORE DELETE ON kept_line
    WHEN (
      SELECT session.state
      FROM charge_line
      JOIN session ON session.id = charge_line.session_id
      WHERE charge_line.id = OLD.charge_line_id
    ) = 'exported'
    BEGIN SELECT RAISE(ABORT, 'a kept line of an exported session is never deleted'); END;

    -- CROSS JOIN: from the few earlier lines to the ledger, never through the whole of it.
    CREATE TRIGGER kept_line_is_never_sent_again BEFORE INSERT ON export_ledger
    WHEN EXISTS (
      WITH RECURSIVE earlier (id) AS (
        SELECT kept_from FROM kept_line WHERE charge_line_id = NEW.charge_line_id
        UNION ALL
        SELECT kept_line.kept_from FROM earlier JOIN kept_line ON kept_line.charge_line_id = earlier.id
      )
      SELECT 1
      FROM earlier
      CROSS JOIN export_ledger AS sent ON sent.charge_line_id = earlier.id AND sent.destination = NEW.destination
    )
    BEGIN SELECT RAISE(ABORT, 'a line that is as it was sent is never sent again'); END;

    CREATE TRIGGER export_ledger_numbers_are_no_credits BEFORE INSERT ON export_ledger
    WHEN EXISTS (SELECT 1 FROM export_credit WHERE line_number = NEW.line_number)
    BEGIN SELECT RAISE(ABORT, 'a line number is never given twice'); END;

    CREATE TRIGGER export_credit_numbers_are_no_charges BEFORE INSERT ON export_credit
    WHEN EXISTS (SELECT 1 FROM export_ledger WHERE line_number = NEW.line_number)
    BEGIN SELECT RAISE(ABORT, 'a line number is never given twice'); END;

    CREATE TRIGGER export_credit_follows_its_line BEFORE INSERT ON export_credit
    WHEN NOT EXISTS (
      SELECT 1
      FROM export_ledger
      JOIN export_batch ON export_batch.number = export_ledger.batch
      WHERE export_ledger.charge_line_id = NEW.charge_line_id AND export_batch.state = 'released'
    )
    BEGIN SELECT RAISE(ABORT, 'a credit never leaves before its line'); END;

    CREATE TRIGGER export_credit_is_filled_while_undecided BEFORE INSERT ON export_credit${IS_UNDECIDED}
    BEGIN SELECT RAISE(ABORT, 'a settled batch takes no more lines'); END;

    CREATE TRIGGER export_credit_is_never_changed BEFORE UPDATE ON export_credit
    BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed'); END;

    CREATE TRIGGER export_credit_is_emptied_when_abandoned BEFORE DELETE ON export_credit
    WHEN (SELECT state FROM export_batch WHERE number = OLD.batch) <> 'abandoned'
    BEGIN SELECT RAISE(ABORT, 'a ledger entry of a batch that may have left is never deleted'); END;

    -- As for lines that are leaving: while a batch is undecided the correction stays as it is, or becomes exported.
    CREATE TRIGGER session_of_leaving_credits_is_never_changed BEFORE UPDATE OF state, entry ON session
    WHEN OLD.state <> 'exported'
      AND (NEW.entry <> OLD.entry OR NEW.state NOT IN (OLD.state, 'exported'))
      AND EXISTS (
        SELECT 1
        FROM correction
        JOIN credited_line ON credited_line.correction_id = correction.id
        JOIN export_credit ON export_credit.charge_line_id = credited_line.charge_line_id
        WHERE correction.replacement_id = OLD.id
      )
    BEGIN SELECT RAISE(ABORT, 'a session that is leaving is never changed'); END;
  `,
}
