import type { Locator, Page } from '@playwright/test'

/** The page on which a day is reconciled and closed. */
export class ClosingPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get main(): Locator {
    return this.#page.getByRole('main', { name: /^Day close/ })
  }

  get rows(): Locator {
    return this.main.getByRole('list').getByRole('listitem')
  }

  get charges(): Locator {
    return this.main.getByRole('region', { name: 'Charges' })
  }

  get time(): Locator {
    return this.main.getByRole('region', { name: 'Time' })
  }

  get closeForm(): Locator {
    return this.main.getByRole('form', { name: 'Close the day' })
  }

  get closed(): Locator {
    return this.main.getByRole('region', { name: 'Close', exact: true })
  }

  get failure(): Locator {
    return this.main.getByRole('alert')
  }

  list(name: string): Locator {
    return this.main
      .getByRole('group', { name: 'Show' })
      .getByRole('button', { name: new RegExp(`${name}$`) })
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('Alt+Shift+C')
    await this.charges.waitFor()
  }
}
