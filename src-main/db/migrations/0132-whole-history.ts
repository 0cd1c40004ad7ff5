import type { Migration } from './migration.ts'

/**
 * What the history of a session or of a patient is found by, whatever numbers it had: the numbers that sessions had
 * before, and which events are about which expected exam. The trail itself would have to be read through for either.
 */
export const wholeHistory: Migration = {
  version: 132,
  name: 'whole history',
  sql: `
    -- In which runs of events of one day somebody did something. An index of every event would be written by every save.
    CREATE TABLE audit_actor_run (
      actor TEXT NOT NULL,
      run INTEGER NOT NULL,
      PRIMARY KEY (actor, run)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO audit_actor_run (actor, run)
    SELECT DISTINCT actor, (SELECT max(audit_run.seq) FROM audit_run WHERE audit_run.seq <= audit_event.seq)
    FROM audit_event;

    -- One trigger instead of two: a run has to begin before somebody acts in it.
    DROP TRIGGER audit_event_begins_a_run;
    DROP TRIGGER audit_event_names_an_actor;

    -- Nearly every event is of the run and the person of the one before it, and there is nothing to write.
    CREATE TRIGGER audit_event_is_filed AFTER INSERT ON audit_event
    WHEN substr(NEW.at, 1, 10) IS NOT (SELECT day FROM audit_run ORDER BY seq DESC LIMIT 1)
      OR NOT EXISTS (
        SELECT 1
        FROM audit_actor_run
        WHERE actor = NEW.actor AND run = (SELECT max(seq) FROM audit_run)
      )
    BEGIN
      INSERT INTO audit_run (seq, day)
      SELECT NEW.seq, substr(NEW.at, 1, 10)
      WHERE substr(NEW.at, 1, 10) IS NOT (SELECT day FROM audit_run ORDER BY seq DESC LIMIT 1);
      INSERT INTO audit_actor (actor) VALUES (NEW.actor) ON CONFLICT DO NOTHING;
      INSERT INTO audit_actor_run (actor, run)
      SELECT NEW.actor, max(seq)
      FROM audit_run
      WHERE TRUE
      ON CONFLICT DO NOTHING;
    END;

    CREATE INDEX audit_event_of_looks ON audit_event (seq) WHERE action = 'session-viewed';

    -- What became of a patient's exams, also of those that never had a session.
    CREATE INDEX expected_exam_by_mrn ON expected_exam (mrn);

    -- Accession numbers and MRNs that a session had. One that it has now may stand here too: it was reopened.
    CREATE TABLE session_former_number (
      value TEXT NOT NULL CHECK (value <> ''),
      session_id TEXT NOT NULL REFERENCES session (id),
      kind TEXT NOT NULL CHECK (kind IN ('accession', 'mrn')),
      PRIMARY KEY (value, session_id, kind)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX session_former_number_by_session ON session_former_number (session_id);

    -- What was only the beginning of the number that a draft got next was being typed, unless it had been complete.
    INSERT INTO session_former_number (value, session_id, kind)
    SELECT trim(change.value ->> '$.from'), audit_event.session_id,
      CASE change.value ->> '$.path' WHEN 'accession' THEN 'accession' ELSE 'mrn' END
    FROM audit_event, json_each(audit_event.changes) AS change
    WHERE audit_event.session_id IN (SELECT id FROM session)
      AND (instr(audit_event.changes, '"accession"') > 0 OR instr(audit_event.changes, '"patient.mrn"') > 0)
      AND change.value ->> '$.path' IN ('accession', 'patient.mrn')
      AND trim(coalesce(change.value ->> '$.from', '')) <> ''
      AND (
        instr(coalesce(change.value ->> '$.to', ''), trim(change.value ->> '$.from')) <> 1
        OR EXISTS (
          SELECT 1
          FROM audit_event AS before
          WHERE before.session_id = audit_event.session_id
            AND before.seq < audit_event.seq
            AND before.action = 'session-completed'
        )
      )
    ON CONFLICT DO NOTHING;

    -- The events of an expected exam name it in the paths of what they changed: exams.ID, exams.ID.noCharge.
    CREATE TABLE audit_event_exam (
      exam_id TEXT NOT NULL CHECK (length(exam_id) = 36),
      seq INTEGER NOT NULL,
      PRIMARY KEY (exam_id, seq)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO audit_event_exam (exam_id, seq)
    SELECT DISTINCT substr(change.value ->> '$.path', 7, 36), audit_event.seq
    FROM audit_event, json_each(audit_event.changes) AS change
    WHERE audit_event.action GLOB 'exam-*' AND change.value ->> '$.path' GLOB 'exams.????????-*';

    CREATE TRIGGER audit_event_names_an_exam AFTER INSERT ON audit_event WHEN NEW.action GLOB 'exam-*'
    BEGIN
      INSERT INTO audit_event_exam (exam_id, seq)
      SELECT DISTINCT substr(change.value ->> '$.path', 7, 36), NEW.seq
      FROM json_each(NEW.changes) AS change
      WHERE change.value ->> '$.path' GLOB 'exams.????????-*';
    END;
  `,
}
