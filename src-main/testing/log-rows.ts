import { configure, connect, readableDb } from '#main/db/connection.ts'
import { storePaths } from '#main/db/store-paths.ts'
import type { SqlValue } from '#main/db/handles.ts'
import type { TempCore } from './temp-core.ts'

/** What a query finds in the log of a core, read beside it. */
export function logRows<Row extends object>(
  { folder, ports }: Pick<TempCore, 'folder' | 'ports'>,
  sql: string,
  ...values: readonly SqlValue[]
): readonly Row[] {
  const key = ports.keyVault.load()
  if (!key.ok || key.value === null) throw new Error('The log has no key.')
  const connection = connect(storePaths(folder).log, key.value)
  try {
    configure(connection)
    return readableDb(connection).all<Row>(sql, ...values)
  } finally {
    connection.close()
  }
}
