import type { Locator, Page } from '@playwright/test'

/** The form of one session, and the charges beside it. */
export class EntryScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get form(): Locator {
    return this.#page.getByRole('main', { name: 'Session' })
  }

  get charges(): Locator {
    return this.#page.getByRole('complementary', { name: 'Charges' })
  }

  get chargeLines(): Locator {
    return this.charges.getByRole('region', { name: 'Charge lines' }).getByRole('listitem')
  }

  get findings(): Locator {
    return this.charges.getByRole('region', { name: 'Findings' })
  }

  /** Each entry is a button that leads to its field. */
  get missing(): Locator {
    return this.charges.getByRole('region', { name: 'Still missing' }).getByRole('button')
  }

  /** A new session; the cursor stands in its first field. */
  async begin(): Promise<void> {
    await this.#page.keyboard.press('Alt+n')
    await this.field('MRN').waitFor()
  }

  /** A text field by its name as read out, such as `Family name`. */
  field(name: string): Locator {
    return this.form.getByRole('textbox', { name, exact: true })
  }

  /** A cell of a lesion row, such as `cell('Guidance', 'A')`. */
  cell(column: 'Side' | 'Guidance' | 'Devices' | 'Biopsy' | 'Tissue', lesion: string): Locator {
    return this.form.getByRole('combobox', { name: `${column} of lesion ${lesion}` })
  }

  async complete(): Promise<void> {
    await this.#page.keyboard.press('Control+Enter')
  }
}
