import { app, type Session } from 'electron'
import { APP_ORIGIN } from './app-scheme.ts'

/** No permission is granted, nothing is fetched from elsewhere, no dictionary is downloaded, nothing is downloaded. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', event => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocal(details.url) }))
}

/** Every page that is ever made stays where it is: no other address, no other window, no guest page. */
export function lockDownNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.on('will-frame-navigate', event => {
      if (event.url !== `${APP_ORIGIN}/`) event.preventDefault()
    })
    contents.on('will-redirect', event => event.preventDefault())
  })
}

function isLocal(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`) || url.startsWith('data:')
}
