import type { Migration } from './migration.ts'

/**
 * What a receiver refused was never accepted there: its entry moves from the ledger to the refusals, and the line is
 * due there again under a new number, or its replacement without a credit.
 */
export const refusals: Migration = {
  version: 130,
  name: 'refusals',
  sql: `
    -- Entries of the ledger that a receiver refused and somebody has taken up, each once, for ever.
    CREATE TABLE export_refusal (
      line_number TEXT PRIMARY KEY CHECK (length(line_number) = 12),
      kind TEXT NOT NULL CHECK (kind IN ('charge', 'credit')),
      charge_line_id TEXT NOT NULL REFERENCES charge_line (id),
      destination TEXT NOT NULL,
      batch TEXT NOT NULL,
      -- The statement of the answer that refused it.
      answer TEXT NOT NULL,
      position INTEGER NOT NULL,
      taken_up_at TEXT NOT NULL,
      taken_up_by TEXT NOT NULL,
      FOREIGN KEY (batch, destination) REFERENCES export_batch (number, destination),
      FOREIGN KEY (answer, position) REFERENCES export_answer_item (answer, position)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX export_refusal_by_line ON export_refusal (charge_line_id);
    CREATE INDEX export_refusal_by_batch ON export_refusal (batch);
    CREATE INDEX export_refusal_by_item ON export_refusal (answer, position);

    CREATE TRIGGER export_refusal_is_of_what_left BEFORE INSERT ON export_refusal
    WHEN (SELECT state FROM export_batch WHERE number = NEW.batch) IS NOT 'released'
      OR NOT EXISTS (
        SELECT 1
        FROM export_ledger
        WHERE NEW.kind = 'charge' AND line_number = NEW.line_number AND charge_line_id = NEW.charge_line_id
          AND destination = NEW.destination AND batch = NEW.batch
        UNION ALL
        SELECT 1
        FROM export_credit
        WHERE NEW.kind = 'credit' AND line_number = NEW.line_number AND charge_line_id = NEW.charge_line_id
          AND destination = NEW.destination AND batch = NEW.batch
      )
    BEGIN SELECT RAISE(ABORT, 'only what left is refused'); END;

    CREATE TRIGGER export_refusal_is_never_changed BEFORE UPDATE ON export_refusal
    BEGIN SELECT RAISE(ABORT, 'a refusal is never changed'); END;

    CREATE TRIGGER export_refusal_is_never_deleted BEFORE DELETE ON export_refusal
    BEGIN SELECT RAISE(ABORT, 'a refusal is never deleted'); END;

    CREATE TRIGGER charge_line_that_was_refused_is_never_changed BEFORE UPDATE ON charge_line
    WHEN EXISTS (SELECT 1 FROM export_refusal WHERE charge_line_id = OLD.id)
    BEGIN SELECT RAISE(ABORT, 'an exported charge line is never changed'); END;

    DROP TRIGGER export_ledger_is_emptied_when_abandoned;
    CREATE TRIGGER export_ledger_is_emptied_when_abandoned BEFORE DELETE ON export_ledger
    WHEN (SELECT state FROM export_batch WHERE number = OLD.batch) <> 'abandoned'
      AND NOT EXISTS (SELECT 1 FROM export_refusal WHERE line_number = OLD.line_number)
    BEGIN SELECT RAISE(ABORT, 'a ledger entry of a batch that may have left is never deleted'); END;

    DROP TRIGGER export_credit_is_emptied_when_abandoned;
    CREATE TRIGGER export_credit_is_emptied_when_abandoned BEFORE DELETE ON export_credit
    WHEN (SELECT state FROM export_batch WHERE number = OLD.batch) <> 'abandoned'
      AND NOT EXISTS (SELECT 1 FROM export_refusal WHERE line_number = OLD.line_number)
    BEGIN SELECT RAISE(ABORT, 'a ledger entry of a batch that may have left is never deleted'); END;

    CREATE TRIGGER export_ledger_numbers_are_never_refused_ones BEFORE INSERT ON export_ledger
    WHEN EXISTS (SELECT 1 FROM export_refusal WHERE line_number = NEW.line_number)
    BEGIN SELECT RAISE(ABORT, 'a line number is never given twice'); END;

    CREATE TRIGGER export_credit_numbers_are_never_refused_ones BEFORE INSERT ON export_credit
    WHEN EXISTS (SELECT 1 FROM export_refusal WHERE line_number = NEW.line_number)
    BEGIN SELECT RAISE(ABORT, 'a line number is never given twice'); END;

    -- Who has seen an answer that matched nothing; null until somebody has, and for what was seen before this was noted.
    ALTER TABLE export_answer ADD COLUMN seen_by TEXT;
  `,
}
