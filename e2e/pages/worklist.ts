import { expect, type Locator, type Page } from '@playwright/test'

/** The pages of expected exams: where they come in, and what is missing. */
export class Worklist {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Counter in the top bar. */
  get counter(): Locator {
    return this.#page.getByRole('banner').getByRole('button', { name: /missing/ })
  }

  get reader(): Locator {
    return this.#page.getByRole('region', { name: 'Columns of the table' })
  }

  get results(): Locator {
    return this.#page.getByRole('region', { name: 'Last imports' }).locator(':scope > ul > li')
  }

  get missing(): Locator {
    return this.#page.getByRole('main', { name: 'Missing charges' }).getByRole('listitem')
  }

  /** The bar that asks or says something of a scan. */
  get scanBar(): Locator {
    return this.#page.getByRole('alert').or(this.#page.getByRole('status')).filter({ hasText: 'Scanned' })
  }

  get switchPatient(): Locator {
    return this.scanBar.getByRole('button', { name: 'Switch patient' })
  }

  async openImport(): Promise<void> {
    await this.#page.keyboard.press('Alt+Shift+E')
    await expect(this.#page.getByRole('heading', { name: 'Expected exams' })).toBeFocused()
  }

  async paste(text: string): Promise<void> {
    await this.#page.getByRole('textbox', { name: 'Rows of a schedule' }).fill(text)
    await this.#page.keyboard.press('Control+Enter')
  }

  /** Imports what the reader shows, once nothing is left to be said about it. */
  async importRows(): Promise<void> {
    await expect(this.reader.getByRole('button', { name: 'Import these rows' })).toBeEnabled()
    await this.#page.keyboard.press('Control+Enter')
  }

  async chooseFiles(
    ...files: readonly { readonly name: string; readonly content: string | Buffer }[]
  ): Promise<void> {
    await this.#page.getByLabel('Files to import').setInputFiles(
      files.map(({ name, content }) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(content),
      })),
    )
  }

  /** From anywhere: a list is pasted, its columns are taken as they are read, and the page is left. */
  async bringIn(text: string): Promise<void> {
    await this.openImport()
    await this.paste(text)
    await this.importRows()
    await expect(this.results.first()).toContainText('new')
    await this.#page.keyboard.press('Escape')
  }

  /**
   * A keyboard-wedge scanner: characters five milliseconds apart, then Enter. The keys bear the times that a scanner's
   * would, so that the load of this machine makes no difference.
   */
  async scan(text: string): Promise<void> {
    const browser = await this.#page.context().newCDPSession(this.#page)
    // Whatever was typed before ends here.
    await this.#page.keyboard.press('Pause')
    const begin = Date.now() / 1_000
    for (const [index, character] of [...text, '\r'].entries()) {
      const key = character === '\r' ? 'Enter' : character
      const code = key === 'Enter' ? { windowsVirtualKeyCode: 13, code: 'Enter' } : {}
      const event = { key, ...code, timestamp: begin + index * 0.005 }
      await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', text: character, ...event })
      await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
    }
    await browser.detach()
  }
}
