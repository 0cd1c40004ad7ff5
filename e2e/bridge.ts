import type { JSHandle, Page } from '@playwright/test'
import type {} from '#renderer/ui/bridge.ts'
import type { Bridge } from '#shared/contract/index.ts'

/** The page's own bridge, to ask the core what the window would ask: `bridge.evaluate(b => b.app.status({}))`. */
export function bridgeOf(page: Page): Promise<JSHandle<Bridge>> {
  return page.evaluateHandle(() => {
    if (!window.chargemark) throw new Error('The page has no bridge')
    return window.chargemark
  })
}
