import { expect, type Locator, type Page } from '@playwright/test'

/** The search over all codes and the page of one. Everything is done by keys. */
export class CodesPage {
  readonly #page: Page
  readonly #root: Locator

  constructor(page: Page) {
    this.#page = page
    this.#root = page.getByRole('main', { name: 'Codes' })
  }

  get root(): Locator {
    return this.#root
  }

  get search(): Locator {
    return this.#root.getByRole('combobox', { name: 'Search codes' })
  }

  get hits(): Locator {
    return this.#root.getByRole('option')
  }

  get day(): Locator {
    return this.#root.getByLabel('Day of service')
  }

  /** The page of the code that is open. */
  get code(): Locator {
    return this.#root.getByRole('region', { name: 'Code' })
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('Alt+o')
    await expect(this.search).toBeFocused()
  }

  async find(words: string): Promise<void> {
    await this.search.fill(words)
    await expect(this.#root.getByText(/^\d+ found$/)).toBeVisible()
  }

  async expectOpen(code: string): Promise<void> {
    await expect(this.#root.getByRole('heading', { level: 2, name: code })).toBeFocused()
  }
}
