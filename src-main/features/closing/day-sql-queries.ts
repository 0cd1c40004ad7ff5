/** Parts of the queries of a day. The words of the partial indexes stand here as the indexes have them. */

export const IS_CHARGED = `session.state IN ('complete', 'approved', 'exported')`

/** As the list of expected exams says it; a test holds the two together. */
export const BEGUN_STANDING = `CASE
      WHEN ${IS_CHARGED} OR session.held_from = 'complete' THEN 'charged'
      ELSE 'in-work'
    END`

/**
 * The session of an exam, if it has one. Written as a range: the index that keeps it one would be preferred to the one
 * that has its state as well.
 */
export const OWN_SESSION = `session.exam_id BETWEEN expected_exam.id AND expected_exam.id
    AND session.state <> 'discarded'`

/** An exam that nobody has begun and nobody has said why not. */
export const IS_MISSING = `waiting = 1 AND expected_exam.state = 'expected' AND no_charge_reason IS NULL
    AND absorbed_by IS NULL`

/** An exam without a session that is cancelled or has its reason. */
export const IS_UNCHARGED = `waiting = 1 AND absorbed_by IS NULL
    AND (no_charge_reason IS NOT NULL OR expected_exam.state = 'cancelled')`

/** A session that no correction and no void stands in the place of. The few that are superseded are looked up once. */
export const STANDS = `session.id NOT IN (SELECT session_id FROM correction WHERE abandoned_at IS NULL)`

/** What is open about a session; null when nothing is. A missing approval counts only where one is required. */
export const OPEN = `CASE
      WHEN session.state = 'held' THEN 'held'
      WHEN session.state = 'draft' AND session.missing_count > 0 THEN 'incomplete'
      WHEN session.state = 'draft' THEN 'draft'
      WHEN session.state = 'complete' AND session.decision <> 'ready' THEN 'review'
      WHEN session.state = 'complete' THEN 'approval'
    END`
