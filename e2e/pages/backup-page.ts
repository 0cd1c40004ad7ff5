import { expect, type Locator, type Page } from '@playwright/test'

/** The page of the backups. */
export class BackupPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('Alt+Shift+B')
    await expect(this.#page.getByRole('heading', { name: 'Backup', exact: true })).toBeVisible()
  }

  get state(): Locator {
    return this.#page.getByRole('region', { name: 'State of the backups' })
  }

  get rows(): Locator {
    return this.#page
      .getByRole('region', { name: 'Table of backups' })
      .getByRole('row')
      .filter({
        has: this.#page.getByRole('rowheader'),
      })
  }

  /** What was found of the backup that was looked at last. */
  get found(): Locator {
    return this.#page.getByRole('region', { name: 'Table of backups' }).getByRole('status')
  }

  get recoveryCode(): Locator {
    return this.#page.getByRole('region', { name: 'Recovery code' }).locator('code')
  }

  async backUp(): Promise<void> {
    await this.#page.keyboard.press('Control+Enter')
    await expect(this.state.getByRole('status')).toContainText('found whole')
  }
}
