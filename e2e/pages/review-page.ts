import { expect, type Locator, type Page } from '@playwright/test'

export type QueueName = 'Held' | 'To decide' | 'Incomplete' | 'To approve' | 'Approved'

const KEY = { Held: '1', 'To decide': '2', Incomplete: '3', 'To approve': '4', Approved: '5' } as const

/** The review: queues, the session chosen, and what is done with it. Everything is done by keys. */
export class ReviewPage {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  get main(): Locator {
    return this.#page.getByRole('main', { name: 'Review' })
  }

  /** The count in the top bar. */
  get count(): Locator {
    return this.#page.getByRole('banner').getByRole('button', { name: /^Review/ })
  }

  get list(): Locator {
    const name = /: sessions$/
    return this.main.getByRole('listbox', { name }).or(this.main.getByRole('group', { name }))
  }

  get rows(): Locator {
    return this.list.getByRole('option')
  }

  get chosen(): Locator {
    return this.list.getByRole('option', { selected: true })
  }

  /** The session chosen, beside the list. */
  get panel(): Locator {
    return this.main.getByRole('complementary', { name: 'Session chosen' })
  }

  get form(): Locator {
    return this.panel.getByRole('form')
  }

  /** Why a deed was refused: what was changed meanwhile. */
  get meanwhile(): Locator {
    return this.panel.getByRole('alert')
  }

  get message(): Locator {
    return this.main.locator('footer [role=status]')
  }

  tab(queue: QueueName): Locator {
    return this.main.getByRole('group', { name: 'Queues' }).getByRole('button', { name: queue })
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }

  async open(): Promise<void> {
    await this.press('Alt+Shift+R')
    await expect(this.list).toBeFocused()
  }

  /** Goes to a queue and waits until its first session is beside the list. */
  async goTo(queue: QueueName, first: string): Promise<void> {
    await this.press(KEY[queue])
    await expect(this.rows.first()).toContainText(first)
    await this.seen()
  }

  /** The session chosen is shown with what may be done. */
  async seen(): Promise<void> {
    await expect(this.panel.getByRole('group', { name: 'Deeds' })).toBeVisible()
  }
}
