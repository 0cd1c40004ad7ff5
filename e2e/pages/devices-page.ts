import { expect, type Locator, type Page } from '@playwright/test'

/** The department's devices. */
export class DevicesPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get rows(): Locator {
    return this.#page.getByRole('table', { name: 'Devices' }).locator('tbody tr')
  }

  get message(): Locator {
    return this.#page.getByRole('main', { name: 'Devices' }).locator('[role=status]')
  }

  get refused(): Locator {
    return this.#page.getByRole('main', { name: 'Devices' }).getByRole('alert')
  }

  field(name: string): Locator {
    return this.#page.getByRole('main', { name: 'Devices' }).getByLabel(name)
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('Alt+u')
    await expect(this.#page.getByRole('heading', { name: 'Devices', level: 1 })).toBeFocused()
  }

  async readFile(text: string): Promise<void> {
    const file = { name: 'devices.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
    await this.field('Read a list (CSV)').setInputFiles(file)
  }
}
