import type { Migration } from './migration.ts'

/**
 * Charge files to several destinations. A batch is journaled with its bytes first and delivered afterwards, so it can
 * wait here for a share that is away; every format can be released; what the receiver answers is kept. What left so far
 * left to the destination `default`. The tables that others refer to keep their names and their rows.
 */
export const destinationsLedger: Migration = {
  version: 115,
  name: 'ledger for each destination',
  rebuilds: true,
  sql: `
    DROP TRIGGER export_batch_is_settled_once;
    DROP TRIGGER export_batch_is_never_deleted;
    DROP TRIGGER export_file_is_never_changed;
    DROP TRIGGER export_file_is_never_deleted;
    DROP TRIGGER export_ledger_is_filled_while_releasing;

    CREATE TABLE export_batch_next (
      number TEXT PRIMARY KEY CHECK (length(number) = 10),
      -- Id of the destination; 'default' for files written into a folder of the moment.
      destination TEXT NOT NULL CHECK (destination <> ''),
      -- queued: nothing is in its folder yet. releasing: its files may or may not have left. Then it is decided.
      state TEXT NOT NULL CHECK (state IN ('queued', 'releasing', 'released', 'abandoned')),
      format TEXT NOT NULL CHECK (format IN ('csv', 'hl7', 'x12', 'fhir', 'columns')),
      -- The format with all its options as it was used.
      sheet TEXT NOT NULL CHECK (json_valid(sheet)),
      -- A day of service or 'all'.
      scope TEXT NOT NULL,
      chain_head TEXT NOT NULL CHECK (length(chain_head) = 64),
      created_at TEXT NOT NULL,
      -- Who asked for it; empty for batches of earlier versions, which did not note it.
      created_by TEXT NOT NULL,
      -- Null while it is undecided.
      settled_at TEXT,
      CHECK ((state IN ('queued', 'releasing')) = (settled_at IS NULL)),
      UNIQUE (number, destination)
    ) STRICT;

    INSERT INTO export_batch_next (number, destination, state, format, sheet, scope, chain_head, created_at, created_by,
      settled_at)
    SELECT number, destination, state, format,
      CASE format
        WHEN 'hl7' THEN json_object('kind', 'hl7', 'version', hl7_version)
        ELSE json_object('kind', 'csv')
      END,
      scope, chain_head, created_at, '', settled_at
    FROM export_batch;

    -- When a destination was made: what had left anywhere before does not leave there.
    CREATE TABLE destination_beginning (
      destination TEXT PRIMARY KEY REFERENCES destination (id),
      at TEXT NOT NULL
    ) STRICT;

    INSERT INTO destination_beginning (destination, at)
    SELECT id, updated_at
    FROM destination;

    CREATE TRIGGER destination_begins AFTER INSERT ON destination
    BEGIN INSERT INTO destination_beginning (destination, at) VALUES (NEW.id, NEW.updated_at); END;

    -- Where a batch goes, and how often that was tried.
    CREATE TABLE export_delivery (
      batch TEXT PRIMARY KEY REFERENCES export_batch (number),
      folder TEXT NOT NULL,
      -- Where its files lie until they get their names: the folder itself, or another one on the same volume.
      aside TEXT NOT NULL,
      -- Tells the folder from another that stands at its path, such as an empty mount point. Decimal digits; null
      -- while nothing was set aside there.
      folder_inode TEXT,
      -- 1: it waits here until its folder takes it. 0: it is undone when nothing of it could leave.
      waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      -- Why the last attempt did not succeed; null where none failed.
      failure TEXT,
      -- When it was tried last, and when it is tried again by itself; null for never.
      tried_at TEXT,
      next_at TEXT
    ) STRICT;

    INSERT INTO export_delivery (batch, folder, aside, folder_inode, waits, attempts, failure, tried_at, next_at)
    SELECT number, folder, folder, folder_inode, 0, 1, NULL, created_at, NULL
    FROM export_batch;

    CREATE TABLE export_file_next (
      batch TEXT NOT NULL REFERENCES export_batch (number),
      -- Running number in the batch, from 0.
      position INTEGER NOT NULL CHECK (position >= 0),
      claim TEXT NOT NULL CHECK (claim IN ('professional', 'facility')),
      number TEXT NOT NULL UNIQUE CHECK (length(number) = 9),
      name TEXT NOT NULL UNIQUE CHECK (length(name) < 64 AND name NOT GLOB '*[^A-Z0-9a-z_.-]*'),
      -- ISA13 and GS06 of an 837; null in other formats.
      interchange INTEGER CHECK (interchange BETWEEN 1 AND 999999999),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      bytes INTEGER NOT NULL CHECK (bytes > 0),
      messages INTEGER NOT NULL CHECK (messages > 0),
      lines INTEGER NOT NULL CHECK (lines >= messages),
      units INTEGER NOT NULL CHECK (units >= lines),
      -- The exact bytes, deflated, so that the batch can be sent again.
      content BLOB NOT NULL,
      PRIMARY KEY (batch, position)
    ) STRICT;

    INSERT INTO export_file_next (batch, position, claim, number, name, interchange, sha256, bytes, messages, lines,
      units, content)
    SELECT batch, row_number() OVER (PARTITION BY batch ORDER BY claim DESC) - 1, claim, number, name, NULL, sha256,
      bytes, messages, lines, units, content
    FROM export_file;

    -- What lies aside for a file of a batch, whole and flushed.
    CREATE TABLE export_aside (
      batch TEXT NOT NULL,
      position INTEGER NOT NULL,
      -- How the file gets its name: a second name that fails where one exists, or a move where links are unknown.
      move TEXT NOT NULL CHECK (move IN ('link', 'rename')),
      -- When it was last changed, in nanoseconds: a link changes it. Decimal digits.
      part_changed_at_ns TEXT NOT NULL,
      PRIMARY KEY (batch, position),
      FOREIGN KEY (batch, position) REFERENCES export_file (batch, position)
    ) STRICT;

    INSERT INTO export_aside (batch, position, move, part_changed_at_ns)
    SELECT batch, row_number() OVER (PARTITION BY batch ORDER BY claim DESC) - 1, move, part_changed_at_ns
    FROM export_file;

    DROP TABLE export_file;
    DROP TABLE export_batch;
    ALTER TABLE export_batch_next RENAME TO export_batch;
    ALTER TABLE export_file_next RENAME TO export_file;

    CREATE INDEX export_batch_undecided ON export_batch (number) WHERE state IN ('queued', 'releasing');
    CREATE INDEX export_batch_by_destination ON export_batch (destination, number);

    CREATE TRIGGER export_batch_is_settled_once BEFORE UPDATE ON export_batch
    WHEN OLD.state NOT IN ('queued', 'releasing') OR NEW.number <> OLD.number OR NEW.destination <> OLD.destination
      OR NEW.format <> OLD.format OR NEW.sheet <> OLD.sheet OR NEW.chain_head <> OLD.chain_head
      OR NEW.created_at <> OLD.created_at OR NEW.created_by <> OLD.created_by
    BEGIN SELECT RAISE(ABORT, 'a settled batch is never changed'); END;

    CREATE TRIGGER export_batch_is_never_deleted BEFORE DELETE ON export_batch
    BEGIN SELECT RAISE(ABORT, 'a batch is never deleted'); END;

    CREATE TRIGGER export_file_is_never_changed BEFORE UPDATE ON export_file
    BEGIN SELECT RAISE(ABORT, 'an exported file is never changed'); END;

    CREATE TRIGGER export_file_is_never_deleted BEFORE DELETE ON export_file
    BEGIN SELECT RAISE(ABORT, 'an exported file is never deleted'); END;

    -- Lines are reserved in the transaction that journals their batch.
    CREATE TRIGGER export_ledger_is_filled_while_queued BEFORE INSERT ON export_ledger
    WHEN (SELECT state FROM export_batch WHERE number = NEW.batch) <> 'queued'
    BEGIN SELECT RAISE(ABORT, 'a settled batch takes no more lines'); END;

    -- Files that came back from a receiver, each once by its bytes.
    CREATE TABLE export_answer (
      sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
      destination TEXT NOT NULL,
      name TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('hl7-ack', 'x12-999', 'x12-277ca', 'x12-ta1', 'marker', 'unreadable')),
      -- As it came; bytes that are no text are kept as hexadecimal digits.
      content TEXT NOT NULL,
      -- What it says as a whole: one sentence without a patient's data.
      words TEXT NOT NULL,
      received_at TEXT NOT NULL,
      -- Null until somebody has looked at an answer that could not be matched.
      seen_at TEXT
    ) STRICT;

    CREATE INDEX export_answer_by_time ON export_answer (received_at);

    -- What an answer says of a file, a session or a line of ours; a refusal is a work item until it is settled.
    CREATE TABLE export_answer_item (
      answer TEXT NOT NULL REFERENCES export_answer (sha256),
      position INTEGER NOT NULL CHECK (position >= 0),
      -- Null where nothing of ours has the number that is named.
      batch TEXT REFERENCES export_batch (number),
      -- Null where the answer is about the whole batch.
      session_id TEXT REFERENCES session (id),
      -- Null where it is about more than one line.
      charge_line_id TEXT REFERENCES charge_line (id),
      -- The number as the answer has it.
      names TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'refused')),
      code TEXT NOT NULL,
      -- The receiver's own words; empty where it gave none.
      words TEXT NOT NULL,
      -- The field of our entry that the position tells of; null where it tells none.
      field TEXT,
      -- Null while the refusal waits to be settled; set together.
      settled_at TEXT,
      settled_by TEXT,
      settlement TEXT,
      PRIMARY KEY (answer, position),
      CHECK ((settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (settlement IS NULL)),
      CHECK (verdict = 'refused' OR settled_at IS NULL)
    ) STRICT;

    CREATE INDEX export_answer_item_by_batch ON export_answer_item (batch);
    CREATE INDEX export_answer_item_by_session ON export_answer_item (session_id) WHERE session_id IS NOT NULL;
    CREATE INDEX export_answer_item_open ON export_answer_item (answer) WHERE verdict = 'refused' AND settled_at IS NULL;

    CREATE TRIGGER export_answer_is_never_deleted BEFORE DELETE ON export_answer
    BEGIN SELECT RAISE(ABORT, 'an answer is never deleted'); END;

    -- Exports that nobody at a window began: by the schedule of a sheet, or at the command line.
    CREATE TABLE export_run (
      id INTEGER PRIMARY KEY,
      destination TEXT NOT NULL,
      -- Day and time of the schedule that it was for; null at the command line.
      due TEXT,
      at TEXT NOT NULL,
      -- Null where none was made.
      batch TEXT REFERENCES export_batch (number),
      outcome TEXT NOT NULL CHECK (outcome IN ('released', 'waiting', 'nothing', 'not-closed', 'failed')),
      -- One sentence for the person who looks at it.
      words TEXT NOT NULL,
      -- Null until somebody has seen it in a window.
      seen_at TEXT,
      UNIQUE (destination, due)
    ) STRICT;

    CREATE INDEX export_run_unseen ON export_run (id) WHERE seen_at IS NULL;

    -- How many days sent files may lie in the folder of a destination; no row for as long as the receiver leaves them.
    CREATE TABLE export_retention (
      destination TEXT PRIMARY KEY REFERENCES destination (id),
      days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 3650)
    ) STRICT;

    -- Files of ours that the retention rule took out of their folder, or found gone or changed there.
    CREATE TABLE export_file_retired (
      batch TEXT NOT NULL,
      position INTEGER NOT NULL,
      at TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('removed', 'gone', 'changed')),
      PRIMARY KEY (batch, position),
      FOREIGN KEY (batch, position) REFERENCES export_file (batch, position)
    ) STRICT;
  `,
}
