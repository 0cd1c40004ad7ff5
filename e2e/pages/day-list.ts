import { expect, type Locator, type Page } from '@playwright/test'

/** The sessions of a day, at the left. */
export class DayList {
  readonly #page: Page
  readonly #root: Locator

  constructor(page: Page) {
    this.#page = page
    this.#root = page.getByRole('navigation', { name: 'Day list' })
  }

  get rows(): Locator {
    return this.#root.getByRole('listitem')
  }

  /** The row of a patient, by any part of what it shows. */
  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text })
  }

  async open(text: string | RegExp): Promise<void> {
    await this.row(text).getByRole('button').click()
  }

  /** Searches the log, whatever day it was, and opens the first session found. All by keys. */
  async find(words: string): Promise<void> {
    const field = this.#root.getByRole('searchbox', { name: 'Search sessions' })
    await this.#page.keyboard.press('Alt+f')
    await expect(field).toBeFocused()
    await field.fill(words)
    await expect(this.#root.getByRole('list', { name: 'Sessions found' })).toBeVisible()
    await this.row(words).first().waitFor()
    await this.#page.keyboard.press('Enter')
    await this.#page.keyboard.press('Enter')
    // Keys pressed before the session is on the desk would go to the list.
    await expect(this.#page.getByRole('main', { name: 'Session' })).toContainText(words, { ignoreCase: true })
  }
}
