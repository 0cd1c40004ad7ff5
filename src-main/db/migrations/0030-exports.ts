import type { Migration } from './migration.ts'

/** Charge files: what left, in which batch, and the rule that a line leaves once. */
export const exports: Migration = {
  version: 30,
  name: 'exports',
  sql: `
    CREATE TABLE export_batch (
      number TEXT PRIMARY KEY CHECK (length(number) = 10),
      -- Where the lines go; there is one destination, named 'default'.
      destination TEXT NOT NULL,
      -- releasing: journaled, its files may or may not have left. released, abandoned: decided.
      state TEXT NOT NULL CHECK (state IN ('releasing', 'released', 'abandoned')),
      format TEXT NOT NULL CHECK (format IN ('csv', 'hl7')),
      -- Null for a CSV.
      hl7_version TEXT CHECK (hl7_version IN ('2.3.1', '2.5.1')),
      -- A day of service or 'all'.
      scope TEXT NOT NULL,
      folder TEXT NOT NULL,
      -- Tells the folder from another that stands at its path, such as an empty mount point. Decimal digits.
      folder_inode TEXT NOT NULL,
      chain_head TEXT NOT NULL CHECK (length(chain_head) = 64),
      created_at TEXT NOT NULL,
      -- Null while releasing.
      settled_at TEXT,
      CHECK ((format = 'hl7') = (hl7_version IS NOT NULL)),
      CHECK ((state = 'releasing') = (settled_at IS NULL)),
      UNIQUE (number, destination)
    ) STRICT;

    CREATE INDEX export_batch_releasing ON export_batch (number) WHERE state = 'releasing';

    CREATE TRIGGER export_batch_is_settled_once BEFORE UPDATE ON export_batch
    WHEN OLD.state <> 'releasing' OR NEW.number <> OLD.number OR NEW.destination <> OLD.destination
      OR NEW.format <> OLD.format OR NEW.hl7_version IS NOT OLD.hl7_version OR NEW.chain_head <> OLD.chain_head
      OR NEW.created_at <> OLD.created_at
    BEGIN SELECT RAISE(ABORT, 'a settled batch is never changed'); END;

    CREATE TRIGGER export_batch_is_never_deleted BEFORE DELETE ON export_batch
    BEGIN SELECT RAISE(ABORT, 'a batch is never deleted'); END;

    CREATE TABLE export_file (
      batch TEXT NOT NULL REFERENCES export_batch (number),
      claim TEXT NOT NULL CHECK (claim IN ('professional', 'facility')),
      number TEXT NOT NULL UNIQUE CHECK (length(number) = 9),
      name TEXT NOT NULL UNIQUE CHECK (length(name) < 64 AND name NOT GLOB '*[^A-Z0-9a-z_.]*'),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      bytes INTEGER NOT NULL CHECK (bytes > 0),
      messages INTEGER NOT NULL CHECK (messages > 0),
      lines INTEGER NOT NULL CHECK (lines >= messages),
      units INTEGER NOT NULL CHECK (units >= lines),
      -- The exact bytes, deflated, so that the batch can be written again.
      content BLOB NOT NULL,
      -- How the file gets its name: a second name that fails where one exists, or a move where links are unknown.
      move TEXT NOT NULL CHECK (move IN ('link', 'rename')),
      -- When the file set aside was last changed, in nanoseconds: a link changes it. Decimal digits.
      part_changed_at_ns TEXT NOT NULL,
      PRIMARY KEY (batch, claim)
    ) STRICT;

    CREATE TRIGGER export_file_is_never_changed BEFORE UPDATE ON export_file
    BEGIN SELECT RAISE(ABORT, 'an exported file is never changed'); END;

    CREATE TRIGGER export_file_is_never_deleted BEFORE DELETE ON export_file
    BEGIN SELECT RAISE(ABORT, 'an exported file is never deleted'); END;

    -- Names set aside in folders: noted before the first byte is written, forgotten when nothing has the name.
    CREATE TABLE export_part (
      folder TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (folder, name)
    ) STRICT;

    -- Which line left in which batch: a line is once in a destination, or not at all.
    CREATE TABLE export_ledger (
      charge_line_id TEXT NOT NULL REFERENCES charge_line (id),
      destination TEXT NOT NULL,
      batch TEXT NOT NULL,
      line_number TEXT NOT NULL UNIQUE CHECK (length(line_number) = 12),
      PRIMARY KEY (charge_line_id, destination),
      FOREIGN KEY (batch, destination) REFERENCES export_batch (number, destination)
    ) STRICT;

    CREATE INDEX export_ledger_by_batch ON export_ledger (batch);

    CREATE TRIGGER export_ledger_is_filled_while_releasing BEFORE INSERT ON export_ledger
    WHEN (SELECT state FROM export_batch WHERE number = NEW.batch) <> 'releasing'
    BEGIN SELECT RAISE(ABORT, 'a settled batch takes no more lines'); END;

    CREATE TRIGGER export_ledger_is_never_changed BEFORE UPDATE ON export_ledger
    BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed'); END;

    CREATE TRIGGER export_ledger_is_emptied_when_abandoned BEFORE DELETE ON export_ledger
    WHEN (SELECT state FROM export_batch WHERE number = OLD.batch) <> 'abandoned'
    BEGIN SELECT RAISE(ABORT, 'a ledger entry of a batch that may have left is never deleted'); END;

    CREATE TRIGGER charge_line_in_ledger_is_never_changed BEFORE UPDATE ON charge_line
    WHEN EXISTS (SELECT 1 FROM export_ledger WHERE charge_line_id = OLD.id)
    BEGIN SELECT RAISE(ABORT, 'an exported charge line is never changed'); END;

    CREATE TRIGGER charge_line_in_ledger_is_never_deleted BEFORE DELETE ON charge_line
    WHEN EXISTS (SELECT 1 FROM export_ledger WHERE charge_line_id = OLD.id)
    BEGIN SELECT RAISE(ABORT, 'an exported charge line is never deleted'); END;

    -- While a batch is undecided its sessions stay as they are, or become exported.
    CREATE TRIGGER session_in_ledger_is_never_changed BEFORE UPDATE OF state, entry ON session
    WHEN OLD.state <> 'exported'
      AND (NEW.entry <> OLD.entry OR NEW.state NOT IN (OLD.state, 'exported'))
      AND EXISTS (
        SELECT 1
        FROM charge_line
        JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
        WHERE charge_line.session_id = OLD.id
      )
    BEGIN SELECT RAISE(ABORT, 'a session that is leaving is never changed'); END;
  `,
}
