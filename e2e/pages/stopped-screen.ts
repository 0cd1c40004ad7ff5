import type { Locator, Page } from '@playwright/test'

/** Shown in place of everything else when the log could not be opened. */
export class StoppedScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get title(): Locator {
    return this.#page.getByRole('heading', { level: 1 })
  }

  /** Title, what to do and what was found. */
  get words(): Locator {
    return this.#page.getByRole('alert')
  }

  /** What the last try to get back in led to. */
  get said(): Locator {
    return this.#page.getByRole('main').getByRole('status')
  }

  /** Everything that could be pressed or typed into. */
  get controls(): Locator {
    return this.#page.locator('button, a, input, select, textarea, [tabindex]')
  }
}
