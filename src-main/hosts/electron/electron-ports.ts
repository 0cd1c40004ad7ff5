import type { BaseWindow } from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { nodeFiles } from '../../ports/node-files.ts'
import type { Ports } from '../../ports/ports.ts'
import { folderDialog } from './folder-dialog.ts'
import { safeStorageKeyVault } from './safe-storage-key-vault.ts'

/**
 * What Electron does better than Node. A log that was begun in another host has its key in a file and keeps it
 * there: two places for one key would be one too many.
 */
export function electronPorts(data: string, owner: () => BaseWindow | null): Partial<Ports> {
  const folderChooser = folderDialog(owner)
  if (existsSync(join(data, 'key', 'chargemark.key'))) return { folderChooser }
  return { folderChooser, keyVault: safeStorageKeyVault(data, nodeFiles) }
}
