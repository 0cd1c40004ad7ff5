import type { Locator, Page } from '@playwright/test'

/** The sessions of a day, at the left. */
export class DayList {
  readonly #root: Locator

  constructor(page: Page) {
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

  async search(words: string): Promise<void> {
    await this.#root.getByRole('searchbox', { name: 'Search sessions' }).fill(words)
  }
}
