import { expect, type Locator, type Page } from '@playwright/test'

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

  /** How far an export is that is under way. */
  get progress(): Locator {
    return this.#page.locator('label', { has: this.#page.getByRole('progressbar') })
  }

  get late(): Locator {
    return this.#page.getByRole('region', { name: 'Late' }).getByRole('listitem')
  }

  /** Why nothing was written. */
  get failure(): Locator {
    return this.#page.getByRole('main').getByRole('alert')
  }

  get folder(): Locator {
    return this.#page.getByRole('textbox', { name: 'Folder' })
  }

  get submit(): Locator {
    return this.#page.getByRole('button', { name: /^(Export \d+ charge|Nothing to export)/ })
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('Alt+e')
    await this.submit.waitFor()
  }

  /** Back to the session on the desk. */
  async leave(): Promise<void> {
    await this.#page.keyboard.press('Alt+e')
    await expect(this.submit).toHaveCount(0)
  }

  /** Batches that wait for their folder. */
  get waiting(): Locator {
    return this.#page.getByRole('region', { name: 'Waiting batches' })
  }

  get refusals(): Locator {
    return this.#page.getByRole('region', { name: 'Refused by receivers' })
  }

  /** Chooses a destination and sends what is ready, if anything is. */
  async sendTo(name: string): Promise<void> {
    await this.#page.getByRole('radio', { name }).check()
    await expect(this.submit).toHaveText(/^Export \d+ charge/)
    await this.submit.press('Enter')
    await expect(this.result).toBeVisible()
  }

  async run({ format, version, folder }: ExportChoice): Promise<void> {
    await this.#page.getByRole('radio', { name: new RegExp(`^${format}`) }).check()
    if (version) await this.#page.getByRole('radio', { name: version }).check()
    await this.folder.fill(folder)
    await this.submit.press('Enter')
  }

  /** The only batch there is, once more, into another folder. */
  async writeAgain(folder: string): Promise<void> {
    await this.folder.fill(folder)
    await this.#page.getByRole('button', { name: /^Send again batch/ }).press('Enter')
  }

  /** To the page, through the export, until its receipt is shown. */
  async openAndRun(choice: ExportChoice): Promise<void> {
    await this.open()
    await this.run(choice)
    await expect(this.result).toContainText('written and checked')
  }
}

export type ExportChoice = {
  readonly format: 'CSV' | 'HL7'
  readonly version?: '2.3.1' | '2.5.1'
  readonly folder: string
}
