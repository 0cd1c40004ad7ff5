import type { Stores } from './create-stores.ts'

/** Saves what was typed, closes the log and starts the window anew, where a backup can be chosen. */
export async function leaveForRestore({ desk, backup }: Stores): Promise<void> {
  if (!(await desk.flush())) return
  if (await backup.leaveForRestore()) window.location.reload()
}
