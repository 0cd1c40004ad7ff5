import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { channelOf, OPERATION_NAMES } from '#shared/contract/operation-names.ts'
import type { Core } from '../../core.ts'
import { APP_ORIGIN } from './app-scheme.ts'

/**
 * Binds every operation to its channel. Only the window's own top frame, showing the app's own page, is answered;
 * the core reads the input and answers with a value.
 */
export function handleOperations(
  core: Pick<Core, 'call'>,
  isOwnWindow: (webContentsId: number) => boolean,
): void {
  for (const [feature, operations] of Object.entries(OPERATION_NAMES)) {
    for (const operation of operations) {
      ipcMain.handle(channelOf(feature, operation), (event, input: unknown) => {
        if (!isOwnPage(event, isOwnWindow)) throw new Error('An operation was asked for from elsewhere')
        return core.call(feature, operation, input)
      })
    }
  }
}

function isOwnPage(event: IpcMainInvokeEvent, isOwnWindow: (webContentsId: number) => boolean): boolean {
  const frame = event.senderFrame
  if (frame === null || frame.parent !== null || !isOwnWindow(event.sender.id)) return false
  return URL.canParse(frame.url) && frame.url.startsWith(`${APP_ORIGIN}/`)
}
