import type { Migration } from './migration.ts'

/** Old answers are forgotten at each start: found by their time, not by reading through the answers of a month. */
export const commandsByTime: Migration = {
  version: 127,
  name: 'commands by time',
  sql: `
    CREATE INDEX command_by_time ON command (done_at);
  `,
}
