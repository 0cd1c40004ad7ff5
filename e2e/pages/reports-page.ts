import type { Locator, Page } from '@playwright/test'

/** The page of reports. */
export class ReportsPage {
  readonly heading: Locator
  readonly message: Locator
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByText(/^(Volume|Missing and late|Time to entry|Findings|Exports).* through /)
    this.message = page.getByRole('main', { name: 'Reports' }).getByRole('alert')
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Alt+Shift+P')
    await this.heading.waitFor()
  }

  /** The rows of a table as they are read. */
  async rows(title: string): Promise<readonly (readonly string[])[]> {
    const rows = await this.page.getByRole('table', { name: title, exact: true }).locator('tbody tr').all()
    return Promise.all(rows.map(row => row.locator('th, td').allTextContents()))
  }

  /** The days that stand in the heading. */
  async period(): Promise<{ readonly from: string; readonly through: string }> {
    const [from = '', through = ''] = (await this.heading.textContent())?.match(/\d{4}-\d\d-\d\d/g) ?? []
    return { from, through }
  }
}
