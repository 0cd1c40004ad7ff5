import type { Migration } from './migration.ts'

const IS_CHARGED = `(session.state IN ('complete', 'approved', 'exported') OR session.held_from = 'complete')`

/** One row for a charged session, and one for each guidance and each type of device in it. */
const COUNTED = ({ condition, enteredOn, exportedOn, findingsKept }: Counted) => `
      INSERT INTO report_session (performed_on, session_id, physician, place, entered_on, exported_on, findings_kept)
      SELECT performed_on, id, trim(coalesce(entry ->> '$.performing.npi', '')),
        trim(coalesce(entry ->> '$.placeOfService', '')), ${enteredOn}, ${exportedOn}, ${findingsKept}
      FROM session
      WHERE ${IS_CHARGED} AND ${condition}
      ON CONFLICT DO NOTHING;

      INSERT INTO report_service (performed_on, session_id, kind, value, amount)
      SELECT performed_on, id, 'guidance', guidance, count(*)
      FROM (
        SELECT session.performed_on, session.id, lesion.key, lesion.value ->> '$.placement.guidance' AS guidance
        FROM session, json_each(session.entry, '$.lesions') AS lesion
        WHERE ${IS_CHARGED} AND ${condition}
        UNION
        SELECT session.performed_on, session.id, lesion.key, lesion.value ->> '$.biopsy.guidance'
        FROM session, json_each(session.entry, '$.lesions') AS lesion
        WHERE ${IS_CHARGED} AND ${condition}
      )
      WHERE guidance IS NOT NULL
      GROUP BY performed_on, id, guidance
      ON CONFLICT DO NOTHING;

      INSERT INTO report_service (performed_on, session_id, kind, value, amount)
      SELECT session.performed_on, session.id, 'device', device.value ->> '$.type', sum(device.value ->> '$.count')
      FROM session, json_each(session.entry, '$.lesions') AS lesion,
        json_each(lesion.value, '$.placement.devices') AS device
      WHERE ${IS_CHARGED} AND ${condition} AND device.value ->> '$.count' > 0
      GROUP BY session.performed_on, session.id, device.value ->> '$.type'
      ON CONFLICT DO NOTHING;`

type Counted = {
  readonly condition: string
  readonly enteredOn: string
  readonly exportedOn: string
  readonly findingsKept: 0 | 1
}

/** Of the session that a trigger is about. */
const COUNTED_NOW: Counted = {
  condition: 'session.id = NEW.id',
  enteredOn: 'substr(updated_at, 1, 10)',
  exportedOn: `CASE state WHEN 'exported' THEN substr(updated_at, 1, 10) END`,
  findingsKept: 1,
}

/**
 * What reports count, in narrow rows by day of service: the sessions themselves hold kilobytes each, and a report of
 * years cannot read them. Written when a session is completed and when it leaves, never while somebody types.
 */
export const reports: Migration = {
  version: 120,
  name: 'reports',
  sql: `
    -- A session that is charged: complete, held as complete, approved or exported.
    CREATE TABLE report_session (
      performed_on TEXT NOT NULL,
      session_id TEXT NOT NULL,
      -- NPI of the performing physician.
      physician TEXT NOT NULL,
      place TEXT NOT NULL,
      -- Days. Null while it has not left.
      entered_on TEXT NOT NULL,
      exported_on TEXT,
      -- 0 where it was completed before findings were kept.
      findings_kept INTEGER NOT NULL CHECK (findings_kept IN (0, 1)),
      PRIMARY KEY (performed_on, session_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE report_line (
      performed_on TEXT NOT NULL,
      session_id TEXT NOT NULL,
      claim TEXT NOT NULL,
      position INTEGER NOT NULL,
      code TEXT NOT NULL,
      units INTEGER NOT NULL,
      PRIMARY KEY (performed_on, session_id, claim, position)
    ) STRICT, WITHOUT ROWID;

    -- Lesions done under a guidance, and devices placed of a type.
    CREATE TABLE report_service (
      performed_on TEXT NOT NULL,
      session_id TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('guidance', 'device')),
      value TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount > 0),
      PRIMARY KEY (performed_on, session_id, kind, value)
    ) STRICT, WITHOUT ROWID;

    -- What the rules said when the session was completed.
    CREATE TABLE report_finding (
      performed_on TEXT NOT NULL,
      session_id TEXT NOT NULL,
      claim TEXT NOT NULL,
      rule TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('block', 'review', 'warn', 'info')),
      amount INTEGER NOT NULL CHECK (amount > 0),
      PRIMARY KEY (performed_on, session_id, claim, rule, severity)
    ) STRICT, WITHOUT ROWID;

    ${COUNTED({
      condition: 'TRUE',
      enteredOn: `coalesce(
        (
          SELECT substr(max(at), 1, 10)
          FROM audit_event
          WHERE session_id = session.id AND action = 'session-completed'
        ),
        substr(updated_at, 1, 10)
      )`,
      exportedOn: `(
        SELECT substr(min(export_batch.created_at), 1, 10)
        FROM charge_line
        JOIN export_ledger ON export_ledger.charge_line_id = charge_line.id
        JOIN export_batch ON export_batch.number = export_ledger.batch
        WHERE charge_line.session_id = session.id AND session.state = 'exported'
      )`,
      findingsKept: 0,
    })}

    INSERT INTO report_line (performed_on, session_id, claim, position, code, units)
    SELECT report_session.performed_on, charge_line.session_id, claim, position, code, units
    FROM report_session
    JOIN charge_line ON charge_line.session_id = report_session.session_id;

    CREATE TRIGGER session_begun_is_counted AFTER INSERT ON session
    WHEN NEW.state IN ('complete', 'approved', 'exported') OR NEW.held_from = 'complete'
    BEGIN${COUNTED(COUNTED_NOW)}
    END;

    CREATE TRIGGER session_charged_is_counted AFTER UPDATE OF state ON session
    WHEN NEW.state IN ('complete', 'approved', 'exported') AND OLD.state NOT IN ('complete', 'approved', 'exported')
    BEGIN${COUNTED(COUNTED_NOW)}
    END;

    CREATE TRIGGER session_exported_is_counted AFTER UPDATE OF state ON session
    WHEN NEW.state = 'exported' AND OLD.state <> 'exported'
    BEGIN
      UPDATE report_session
      SET exported_on = substr(NEW.updated_at, 1, 10)
      WHERE performed_on = NEW.performed_on AND session_id = NEW.id;
    END;

    CREATE TRIGGER session_reopened_is_not_counted AFTER UPDATE OF state ON session
    WHEN NEW.state IN ('draft', 'discarded') AND OLD.state NOT IN ('draft', 'discarded')
    BEGIN
      DELETE FROM report_session WHERE performed_on = OLD.performed_on AND session_id = OLD.id;
      DELETE FROM report_line WHERE performed_on = OLD.performed_on AND session_id = OLD.id;
      DELETE FROM report_service WHERE performed_on = OLD.performed_on AND session_id = OLD.id;
      DELETE FROM report_finding WHERE performed_on = OLD.performed_on AND session_id = OLD.id;
    END;

    CREATE TRIGGER charge_line_is_counted AFTER INSERT ON charge_line
    BEGIN
      INSERT INTO report_line (performed_on, session_id, claim, position, code, units)
      SELECT performed_on, NEW.session_id, NEW.claim, NEW.position, NEW.code, NEW.units
      FROM report_session
      WHERE session_id = NEW.session_id
        AND performed_on = (SELECT performed_on FROM session WHERE id = NEW.session_id);
    END;

    CREATE TRIGGER charge_line_gone_is_not_counted AFTER DELETE ON charge_line
    BEGIN
      DELETE FROM report_line
      WHERE performed_on = (SELECT performed_on FROM session WHERE id = OLD.session_id)
        AND session_id = OLD.session_id AND claim = OLD.claim AND position = OLD.position;
    END;

    -- The list of a day and the counts of a period from one index: the facts of an exam are long.
    DROP INDEX expected_exam_by_day;
    CREATE INDEX expected_exam_by_day
      ON expected_exam (scheduled_on, scheduled_at, state, waiting, no_charge_reason, absorbed_by);
  `,
}
