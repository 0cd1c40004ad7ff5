import { dialog, type BaseWindow } from 'electron'
import type { FolderChooser } from '../../ports/folder-chooser.ts'

/** The system's folder dialog, in front of the window. */
export function folderDialog(owner: () => BaseWindow | null): FolderChooser {
  return {
    choose: async () => {
      const window = owner()
      if (window === null) return { kind: 'unavailable' }
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: 'Folder for charge files',
        properties: ['openDirectory', 'createDirectory'],
      })
      const folder = filePaths[0]
      return canceled || folder === undefined ? { kind: 'closed' } : { kind: 'chosen', folder }
    },
  }
}
