import { protocol } from 'electron'
import { answerWindowRequest } from '../window-files.ts'

export const APP_ORIGIN = 'app://chargemark'

/** Must run before the app is ready: Electron takes the privileges of a scheme only then. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built renderer under `app://chargemark/`; other hosts of the scheme do not exist. */
export function serveApp(rendererFolder: string): void {
  protocol.handle('app', async request => {
    if (new URL(request.url).host !== new URL(APP_ORIGIN).host) return new Response(null, { status: 404 })
    const { status, headers, body } = await answerWindowRequest(rendererFolder, request)
    return new Response(new Uint8Array(body), { status, headers })
  })
}
