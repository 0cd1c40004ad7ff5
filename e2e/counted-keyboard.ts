import type { Page } from '@playwright/test'

/** The keyboard as a person uses it; it counts every key that goes down, so `Alt+L` is two. */
export class CountedKeyboard {
  readonly #page: Page
  #strokes = 0

  constructor(page: Page) {
    this.#page = page
  }

  get strokes(): number {
    return this.#strokes
  }

  /** Counts from here on. */
  countAnew(): void {
    this.#strokes = 0
  }

  async press(...chords: readonly string[]): Promise<void> {
    for (const chord of chords) {
      this.#strokes += chord.split('+').length
      await this.#page.keyboard.press(chord)
    }
  }

  async type(text: string): Promise<void> {
    this.#strokes += [...text].length
    await this.#page.keyboard.type(text)
  }

  /** Text that comes in one piece, as from a clipboard: also what no key types. */
  async paste(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text)
  }
}
