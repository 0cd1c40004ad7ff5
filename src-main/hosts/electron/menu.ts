import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The menu carries the keys that Chromium itself does not bind in a window of its own: copying on macOS, zoom
 * everywhere. The bar stays hidden elsewhere, so that Alt is free for the window's own keys.
 */
export function setMenu(platform: string): void {
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  }
  const ofMac: readonly MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...ofMac, { role: 'editMenu' }, view, { role: 'windowMenu' }]),
  )
}
