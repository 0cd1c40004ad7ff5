import type { Migration } from './migration.ts'

/** What lists of a log of years are found by, where the rows themselves would have to be read through. */
export const longLogs: Migration = {
  version: 125,
  name: 'long logs',
  sql: `
    -- Where in the chain the events of a day begin: a row for each run of events of one day, in the order written.
    CREATE TABLE audit_run (
      seq INTEGER PRIMARY KEY,
      day TEXT NOT NULL
    ) STRICT;

    CREATE INDEX audit_run_by_day ON audit_run (day, seq);

    CREATE TABLE audit_actor (actor TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

    INSERT INTO audit_run (seq, day)
    SELECT seq, day
    FROM (
      SELECT seq, substr(at, 1, 10) AS day, lag(substr(at, 1, 10)) OVER (ORDER BY seq) AS day_before
      FROM audit_event
    )
    WHERE day IS NOT day_before;

    INSERT INTO audit_actor (actor) SELECT DISTINCT actor FROM audit_event;

    CREATE TRIGGER audit_event_begins_a_run AFTER INSERT ON audit_event
    WHEN substr(NEW.at, 1, 10) IS NOT (SELECT day FROM audit_run ORDER BY seq DESC LIMIT 1)
    BEGIN
      INSERT INTO audit_run (seq, day) VALUES (NEW.seq, substr(NEW.at, 1, 10));
    END;

    CREATE TRIGGER audit_event_names_an_actor AFTER INSERT ON audit_event
    WHEN NOT EXISTS (SELECT 1 FROM audit_actor WHERE actor = NEW.actor)
    BEGIN
      INSERT INTO audit_actor (actor) VALUES (NEW.actor);
    END;

    -- The search among expected exams is for those without a session: few, however many there ever were.
    DROP INDEX expected_exam_by_name;
    DROP INDEX expected_exam_by_mrn;
    CREATE INDEX expected_exam_waiting
      ON expected_exam (search_name, mrn, accession, scheduled_on, scheduled_at, waiting, absorbed_by)
      WHERE waiting = 1 AND absorbed_by IS NULL;

    -- Periods are counted by expected_exam_of_day; this one lists a day by time, as before.
    DROP INDEX expected_exam_by_day;
    CREATE INDEX expected_exam_by_day ON expected_exam (scheduled_on, scheduled_at);

    -- What its condition names stands in it, so that what is missing is counted without reading the exams.
    DROP INDEX expected_exam_missing;
    CREATE INDEX expected_exam_missing
      ON expected_exam (scheduled_on, scheduled_at, waiting, state, no_charge_reason, absorbed_by)
      WHERE waiting = 1 AND state = 'expected' AND no_charge_reason IS NULL AND absorbed_by IS NULL;
  `,
}
