import { expect, type Locator, type Page } from '@playwright/test'
import type { SmallFile } from '../code-set-files.ts'

/** The page of what is loaded, and of what is being loaded. Everything is done by keys. */
export class CodeSetsPage {
  readonly #page: Page
  readonly #root: Locator

  constructor(page: Page) {
    this.#page = page
    this.#root = page.getByRole('main', { name: 'Code sets' })
    // From now on the browser hands its file dialog over: told only when the key is pressed, it may be told too late.
    page.on('filechooser', () => undefined)
  }

  /** Where files come in, and what became of them. */
  get load(): Locator {
    return this.#root.getByRole('region', { name: 'Load files' })
  }

  get progress(): Locator {
    return this.load.getByRole('progressbar', { name: 'Import' })
  }

  get refusals(): Locator {
    return this.load.getByRole('region', { name: 'Why it was refused' }).locator('tbody tr')
  }

  get rehearsal(): Locator {
    return this.#root.getByRole('region', { name: 'Rehearsal' })
  }

  get licence(): Locator {
    return this.#root.getByRole('region', { name: 'CPT licence' })
  }

  /** What the import says to those who cannot see it, from any page. */
  get announcement(): Locator {
    return this.#page.locator('header [aria-live="polite"]')
  }

  /** What is shown over the window while files are held over it. */
  get dropPlace(): Locator {
    return this.#page.getByText('Drop to load as code sets')
  }

  row(dataset: string): Locator {
    const name = this.#root.page().getByRole('rowheader', { name: dataset })
    return this.#root.getByRole('row').filter({ has: name })
  }

  /** The editions of a code set that was opened. */
  get editions(): Locator {
    return this.#root.getByRole('region', { name: /, in force \d/ })
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('Alt+v')
    await expect(this.#root.getByRole('heading', { level: 1, name: 'Code sets' })).toBeFocused()
    await expect(this.row('ICD-10-CM')).toBeVisible()
  }

  async leave(): Promise<void> {
    await this.#page.keyboard.press('Escape')
    await expect(this.#root).toHaveCount(0)
  }

  /** Through the dialog that the key opens. */
  async choose(files: readonly SmallFile[]): Promise<void> {
    const dialog = this.#page.waitForEvent('filechooser')
    await this.#page.keyboard.press('Control+o')
    await (await dialog).setFiles(files.map(file => ({ ...file, mimeType: 'application/octet-stream' })))
  }

  /** As from a file manager: over the window first, then let go. */
  async drop(files: readonly SmallFile[]): Promise<void> {
    const texts = files.map(({ name, buffer }) => ({ name, text: buffer.toString('latin1') }))
    const dataTransfer = await this.#page.evaluateHandle(dropped => {
      const transfer = new DataTransfer()
      for (const { name, text } of dropped) transfer.items.add(new File([text], name))
      return transfer
    }, texts)
    await this.#page.dispatchEvent('body', 'dragenter', { dataTransfer })
    await expect(this.dropPlace).toBeVisible()
    await this.#page.dispatchEvent('body', 'drop', { dataTransfer })
    await expect(this.dropPlace).toHaveCount(0)
  }

  async expectLoaded(): Promise<void> {
    await expect(this.load).toContainText('loaded and checked', { timeout: 20_000 })
  }
}
