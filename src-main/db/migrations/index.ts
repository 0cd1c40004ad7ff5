import { foundation } from './0010-foundation.ts'
import { sessions } from './0020-sessions.ts'
import { exports } from './0030-exports.ts'
import { expectedExams } from './0040-expected-exams.ts'
import { devices } from './0050-devices.ts'
import { quickPicks } from './0060-quick-picks.ts'
import { savingCommand } from './0065-saving-command.ts'
import { people } from './0070-people.ts'
import { review } from './0080-review.ts'
import { dayClose } from './0090-day-close.ts'
import { dayLists } from './0095-day-lists.ts'
import { corrections } from './0100-corrections.ts'
import { destinations } from './0110-destinations.ts'
import { destinationsLedger } from './0115-destinations-ledger.ts'
import { reports } from './0120-reports.ts'
import { longLogs } from './0125-long-logs.ts'
import { commandsByTime } from './0127-commands-by-time.ts'
import { refusals } from './0130-refusals.ts'
import { wholeHistory } from './0132-whole-history.ts'
import type { Migration } from './migration.ts'

/** Every step of the schema, in the order they run. */
export const MIGRATIONS: readonly Migration[] = [
  foundation,
  sessions,
  exports,
  expectedExams,
  devices,
  quickPicks,
  savingCommand,
  people,
  review,
  dayClose,
  dayLists,
  corrections,
  destinations,
  destinationsLedger,
  reports,
  longLogs,
  commandsByTime,
  refusals,
  wholeHistory,
]
