import type { Locator, Page } from '@playwright/test'

/** The page on which the day leaves. */
export class ExportPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get withheld(): Locator {
    return this.#page.getByRole('region', { name: 'Withheld' }).getByRole('listitem')
  }

  /** What was written, after a run. */
  get result(): Locator {
    return this.#page.getByRole('status', { name: 'Export result' })
  }

  get submit(): Locator {
    return this.#page.getByRole('button', { name: /^(Export \d+ charge|Nothing to export)/ })
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('Alt+e')
    await this.submit.waitFor()
  }

  async run({ format, folder }: { readonly format: 'CSV' | 'HL7'; readonly folder: string }): Promise<void> {
    await this.#page.getByRole('radio', { name: new RegExp(`^${format}`) }).check()
    await this.#page.getByRole('textbox', { name: 'Folder' }).fill(folder)
    await this.submit.click()
  }
}
