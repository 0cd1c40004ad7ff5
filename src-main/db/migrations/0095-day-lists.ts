import type { Migration } from './migration.ts'

/**
 * What a day is counted by, so that a day of a thousand sessions is counted from indexes alone: a row of a session or a
 * charge line fills much of a page, and each page is decrypted. None of them holds what changes while somebody types.
 */
export const dayLists: Migration = {
  version: 95,
  name: 'day lists',
  sql: `
    CREATE INDEX session_of_day ON session (performed_on, state, exam_id, late_reason, created_at, id)
      WHERE state <> 'discarded';
    CREATE INDEX session_in_question ON session (state, performed_on, id)
      WHERE state = 'complete' AND decision <> 'ready';
    CREATE INDEX session_late ON session (performed_on, id, state) WHERE late_reason IS NOT NULL;
    CREATE INDEX session_of_exam ON session (exam_id, state, held_from)
      WHERE exam_id IS NOT NULL AND state <> 'discarded';
    CREATE INDEX expected_exam_of_day ON expected_exam
      (scheduled_on, waiting, absorbed_by, state, no_charge_reason, id);
    CREATE INDEX charge_line_totals ON charge_line (session_id, claim, code, units);
  `,
}
