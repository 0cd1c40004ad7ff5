import type { RunningStatus } from '#shared/contract/app.ts'
import type { Stores } from './create-stores.ts'

/** Saves what was typed, changes to the other log and starts the window anew on it. */
export async function switchLog({ desk, settings }: Stores, { training }: RunningStatus): Promise<void> {
  if (!(await desk.flush())) return
  if (await settings.switchLog(training ? 'log' : 'training')) window.location.reload()
}
