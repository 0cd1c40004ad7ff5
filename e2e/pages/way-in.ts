import type { Locator, Page } from '@playwright/test'

/** The screens before the desk: signing in, the first start. */
export class WayIn {
  readonly card: Locator
  readonly name: Locator
  readonly people: Locator
  readonly secret: Locator
  readonly said: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.card = page.getByRole('form', { name: 'Sign in' })
    this.name = this.card.getByRole('combobox', { name: 'Name or sign-in name' })
    this.people = this.card.getByRole('option')
    this.secret = this.card.getByLabel('PIN or pass phrase')
    this.said = this.card.getByRole('alert')
  }

  /** By keys alone: the first letters of the name, Enter, the PIN, Enter. */
  async signIn(letters: string, secret: string): Promise<void> {
    await this.name.focus()
    await this.#page.keyboard.type(letters)
    await this.#page.keyboard.press('Enter')
    await this.type(secret)
  }

  /** Types a PIN where the cursor waits for it. */
  async type(secret: string): Promise<void> {
    await this.#page.keyboard.type(secret)
    await this.#page.keyboard.press('Enter')
  }
}
