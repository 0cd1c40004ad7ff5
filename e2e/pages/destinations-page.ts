import { expect, type Locator, type Page } from '@playwright/test'

/** The receivers of charges and their sheets. */
export class DestinationsPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get #main(): Locator {
    return this.#page.getByRole('main', { name: 'Destinations' })
  }

  get message(): Locator {
    return this.#main.locator('p[role=status]')
  }

  get changes(): Locator {
    return this.#main.getByRole('region', { name: 'Changes' })
  }

  get text(): Locator {
    return this.#main.getByRole('region', { name: 'Text of the file' })
  }

  get check(): Locator {
    return this.#main.getByRole('region', { name: 'Check of a file' })
  }

  get specification(): Locator {
    return this.#main.getByRole('article')
  }

  row(name: string): Locator {
    return this.#main.getByRole('row', { name })
  }

  /** A row of the decoded file, by its place, such as FT1-6. */
  decoded(place: string): Locator {
    return this.#main
      .getByRole('region', { name: 'Fields of the file' })
      .locator('tr')
      .filter({ has: this.#page.getByRole('cell', { name: place, exact: true }) })
  }

  field(label: string): Locator {
    return this.#main.getByLabel(label, { exact: true })
  }

  button(name: string): Locator {
    return this.#main.getByRole('button', { name })
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('Alt+Shift+D')
    await expect(this.#page.getByRole('heading', { name: 'Destinations', level: 1 })).toBeFocused()
  }

  /** Begins a destination from a template, with the keys. */
  async begin(template: string): Promise<void> {
    await this.#page.keyboard.press('n')
    await this.#main.getByRole('button', { name: template }).press('Enter')
    await expect(this.text).toBeVisible()
  }
}
