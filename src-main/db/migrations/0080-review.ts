import type { Migration } from './migration.ts'

/**
 * The places of the sessions that have not left, in the queues of the review. A place stands once for every way to
 * look for it: under its reasons and its physician, and under '' for any of either. So each filter is one range of
 * one index, in the order the page shows, however many sessions the log holds.
 */
const PLACES_OF = (condition: string): string => `
  INSERT INTO review_place (queue, reason, physician, day, at, session_id)
  SELECT DISTINCT
    item.queue,
    coalesce(nullif(why.reason, '*'), ''),
    CASE who.every WHEN 1 THEN '' ELSE item.physician END,
    item.day,
    item.at,
    item.id
  FROM (
    SELECT
      id,
      CASE
        WHEN state = 'draft' THEN 'incomplete'
        WHEN state = 'complete' AND decision = 'ready' THEN 'waiting'
        WHEN state = 'complete' THEN 'review'
        ELSE state
      END AS queue,
      performed_on AS day,
      performed_at AS at,
      coalesce(nullif(trim(json_extract(entry, '$.performing.npi')), ''), '-') AS physician
    FROM session
    WHERE state IN ('draft', 'complete', 'held', 'approved') AND ${condition}
  ) AS item
  JOIN (SELECT 1 AS every UNION ALL SELECT 0) AS who
  JOIN (
    SELECT id, '*' AS reason FROM session WHERE ${condition}
    UNION ALL
    SELECT id, hold_reason FROM session WHERE ${condition} AND state = 'held'
    UNION ALL
    SELECT session.id, review_reason.reason
    FROM session
    JOIN review_reason ON review_reason.session_id = session.id
    WHERE ${condition} AND session.state = 'complete'
    UNION ALL
    SELECT session.id, coalesce(session_review.reason, '-')
    FROM session
    JOIN session_review ON session_review.session_id = session.id
    WHERE ${condition} AND session.state = 'approved'
    UNION ALL
    SELECT session.id, 'sent-back'
    FROM session
    JOIN session_review ON session_review.session_id = session.id
    WHERE ${condition} AND session.state = 'draft'
    UNION ALL
    SELECT session.id, '-'
    FROM session
    LEFT JOIN session_review ON session_review.session_id = session.id
    WHERE ${condition}
      AND session_review.session_id IS NULL
      AND (
        session.state IN ('draft', 'approved')
        OR session.state = 'complete'
          AND NOT EXISTS (SELECT 1 FROM review_reason WHERE review_reason.session_id = session.id)
      )
  ) AS why ON why.id = item.id;`

const PLACED_ANEW = (id: string): string => `
    DELETE FROM review_place WHERE session_id = ${id};
    ${PLACES_OF(`session.id = ${id}`)}`

/** Who said what in the review, and the queues. */
export const review: Migration = {
  version: 80,
  name: 'review',
  sql: `
    -- What stands first in the way of a session, in words, for lists that assess nothing.
    ALTER TABLE session ADD COLUMN issue TEXT NOT NULL DEFAULT '';

    -- What a complete session is found by: the rules whose findings ask for a word, or 'clean'.
    CREATE TABLE review_reason (
      session_id TEXT NOT NULL REFERENCES session (id),
      reason TEXT NOT NULL CHECK (reason <> ''),
      PRIMARY KEY (session_id, reason)
    ) STRICT, WITHOUT ROWID;

    -- The reviewer's word that stands: an approval until it is withdrawn, a sending back until the session is complete.
    CREATE TABLE session_review (
      session_id TEXT PRIMARY KEY REFERENCES session (id),
      kind TEXT NOT NULL CHECK (kind IN ('approved', 'sent-back')),
      -- Null where an approval decided nothing.
      reason TEXT CHECK (reason <> ''),
      note TEXT NOT NULL,
      person TEXT NOT NULL,
      at TEXT NOT NULL,
      -- The hold that the approval ended, to be put back with it; null where there was none.
      hold_reason TEXT,
      hold_note TEXT,
      CHECK ((hold_reason IS NULL) = (hold_note IS NULL)),
      CHECK (kind = 'approved' OR (reason IS NOT NULL AND hold_reason IS NULL))
    ) STRICT;

    -- How each finding was decided, and by whom.
    CREATE TABLE finding_decision (
      seq INTEGER PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES session (id),
      rule TEXT NOT NULL CHECK (rule <> ''),
      severity TEXT NOT NULL CHECK (severity IN ('review', 'warn')),
      outcome TEXT NOT NULL CHECK (outcome IN ('overridden', 'sent-back')),
      reason TEXT NOT NULL CHECK (reason <> ''),
      note TEXT NOT NULL,
      person TEXT NOT NULL,
      at TEXT NOT NULL,
      -- Null while the decision stands.
      withdrawn_at TEXT
    ) STRICT;

    CREATE INDEX finding_decision_by_time ON finding_decision (at) WHERE withdrawn_at IS NULL;
    CREATE INDEX finding_decision_by_session ON finding_decision (session_id) WHERE withdrawn_at IS NULL;

    CREATE TABLE review_place (
      queue TEXT NOT NULL CHECK (queue IN ('held', 'review', 'incomplete', 'waiting', 'approved')),
      -- '' stands for any, '-' for none.
      reason TEXT NOT NULL,
      physician TEXT NOT NULL,
      day TEXT NOT NULL,
      at TEXT NOT NULL,
      session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
      PRIMARY KEY (queue, reason, physician, day, at, session_id)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX review_place_by_session ON review_place (session_id);

    ${PLACES_OF('TRUE')}

    CREATE TRIGGER session_begun_has_its_place AFTER INSERT ON session
    WHEN NEW.state IN ('draft', 'complete', 'held', 'approved')
    BEGIN ${PLACED_ANEW('NEW.id')} END;

    CREATE TRIGGER session_changed_has_its_place
    AFTER UPDATE OF state, performed_on, performed_at, decision, hold_reason, entry ON session
    WHEN NEW.state <> OLD.state
      OR NEW.performed_on <> OLD.performed_on
      OR NEW.performed_at <> OLD.performed_at
      OR NEW.hold_reason IS NOT OLD.hold_reason
      OR (NEW.state = 'complete' AND NEW.decision <> OLD.decision)
      OR json_extract(NEW.entry, '$.performing.npi') IS NOT json_extract(OLD.entry, '$.performing.npi')
    BEGIN ${PLACED_ANEW('NEW.id')} END;

    CREATE TRIGGER review_reason_added_has_its_place AFTER INSERT ON review_reason
    BEGIN ${PLACED_ANEW('NEW.session_id')} END;

    CREATE TRIGGER review_reason_gone_has_no_place AFTER DELETE ON review_reason
    BEGIN ${PLACED_ANEW('OLD.session_id')} END;

    CREATE TRIGGER session_review_said_has_its_place AFTER INSERT ON session_review
    BEGIN ${PLACED_ANEW('NEW.session_id')} END;

    CREATE TRIGGER session_review_gone_has_no_place AFTER DELETE ON session_review
    BEGIN ${PLACED_ANEW('OLD.session_id')} END;
  `,
}
