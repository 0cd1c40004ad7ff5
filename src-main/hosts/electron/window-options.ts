import type { BrowserWindowConstructorOptions } from 'electron'

/**
 * How the window is made. A page without Node, in a sandbox, in its own world, with no way to other content; a
 * test compares this with a literal, so that none of it changes unseen.
 */
export function windowOptions(preload: string) {
  return {
    title: 'Chargemark',
    width: 1360,
    height: 860,
    minWidth: 480,
    minHeight: 400,
    show: false,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      // Both would carry what is typed elsewhere: to a dictionary download, to a tool for developers.
      spellcheck: false,
      devTools: false,
      // The clock of an unwatched window still ticks, so that drafts are saved.
      backgroundThrottling: false,
    },
  } as const satisfies BrowserWindowConstructorOptions
}
