import type { Locator, Page } from '@playwright/test'

/** The page that tells the life of a session. */
export class StoryPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get main(): Locator {
    return this.#page.getByRole('main', { name: 'Story of a session' })
  }

  get events(): Locator {
    return this.main.getByRole('list', { name: 'Events in order of time' }).getByRole('listitem')
  }

  get lines(): Locator {
    return this.main.getByRole('region', { name: 'Table of lines' }).locator('tbody tr')
  }

  /** The story of the session at hand. */
  async open(): Promise<void> {
    await this.#page.keyboard.press('Alt+Shift+H')
    await this.events.first().waitFor()
  }
}
