import type { Page } from '@playwright/test'

/** The window sets this mark when it can be used. */
export async function untilReady(page: Page): Promise<void> {
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached', timeout: 20_000 })
}
