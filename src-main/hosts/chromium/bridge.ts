import type { BrowserContext, Frame, Page } from 'playwright-core'
import { OPERATION_NAMES } from '#shared/contract/operation-names.ts'
import type { HostCore } from '../host-core.ts'
import { WINDOW_ORIGIN } from './window-origin.ts'

/** Name of the one binding between page and core; the page's own scripts never see it. */
const BINDING = '__chargemark_operation__'

/**
 * Gives the page the same `window.chargemark` that the preload script gives it under Electron. The binding itself
 * is taken off the window before the page's first script runs; a call is answered only for the top frame of the
 * app's own page.
 */
export async function exposeOperations(context: BrowserContext, core: HostCore): Promise<void> {
  await context.exposeBinding(
    BINDING,
    ({ page, frame }, feature: unknown, operation: unknown, input: unknown) => {
      if (!isOwnPage(page, frame)) throw new Error('An operation was asked for from elsewhere')
      if (typeof feature !== 'string' || typeof operation !== 'string') throw new Error('Not an operation')
      return core.call(feature, operation, input)
    },
  )
  await context.addInitScript(defineBridge, { binding: BINDING, names: OPERATION_NAMES })
}

function isOwnPage(page: Page, frame: Frame): boolean {
  return frame === page.mainFrame() && frame.url().startsWith(`${WINDOW_ORIGIN}/`)
}

type Binding = (feature: string, operation: string, input: unknown) => Promise<unknown>

/** Runs in the page, cut out of this module: it can use nothing from around it. */
function defineBridge(given: {
  readonly binding: string
  readonly names: Readonly<Record<string, readonly string[]>>
}): void {
  const call: Binding = Reflect.get(window, given.binding)
  Reflect.deleteProperty(window, given.binding)
  if (window !== window.top) return
  const features = Object.entries(given.names).map(([feature, operations]) => {
    const methods = operations.map(name => [name, (input: unknown) => call(feature, name, input)] as const)
    return [feature, Object.freeze(Object.fromEntries(methods))] as const
  })
  const value = Object.freeze(Object.fromEntries(features))
  Object.defineProperty(window, 'chargemark', { value, enumerable: true })
}
