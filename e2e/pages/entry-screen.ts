import { expect, type Locator, type Page } from '@playwright/test'
import { CountedKeyboard } from '../counted-keyboard.ts'
import { ACCESSION, PATIENT, READER, type TypedPatient, type TypedPhysician } from '../synthetic.ts'

export type LesionColumn = 'Side' | 'Guidance' | 'Devices' | 'Biopsy' | 'Tissue'

/** The form of one session, and the charges beside it. Everything is done by keys. */
export class EntryScreen {
  readonly keys: CountedKeyboard
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.keys = new CountedKeyboard(page)
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

  /** The quick picks that are listed while nothing is entered. */
  get picks(): Locator {
    return this.charges.getByRole('region', { name: 'Quick picks' }).getByRole('listitem')
  }

  /** Each entry is a button that leads to its field. */
  get missing(): Locator {
    return this.charges.getByRole('region', { name: 'Still missing' }).getByRole('button')
  }

  get lesionRows(): Locator {
    return this.form.getByRole('region', { name: 'Lesions' }).getByRole('rowheader')
  }

  /** What is told to those who cannot see the charges change. */
  get announcement(): Locator {
    return this.form.locator('[aria-live="polite"]')
  }

  /** The line of the form's foot that says what was done or refused. */
  get message(): Locator {
    return this.form.locator('footer [role=status]')
  }

  /** The session was stored by somebody else. */
  get conflict(): Locator {
    return this.form.getByRole('alert').filter({ hasText: 'changed elsewhere' })
  }

  /** A field by its name as read out, such as `Family name` or `Performed by, NPI`. */
  field(name: string): Locator {
    return this.form
      .getByRole('textbox', { name, exact: true })
      .or(this.form.getByRole('combobox', { name, exact: true }))
  }

  /** A cell of a lesion row, such as `cell('Guidance', 'A')`. */
  cell(column: LesionColumn, lesion: string): Locator {
    return this.form.getByRole('combobox', { name: `${column} of lesion ${lesion}` })
  }

  /** What the list under the field of the cursor offers. */
  get suggestions(): Locator {
    return this.#page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  }

  line(code: string): Locator {
    return this.chargeLines.filter({ hasText: code })
  }

  /** A new session; the cursor stands in its first field. */
  async begin(): Promise<void> {
    await this.keys.press('Alt+n')
    await expect(this.field('MRN')).toBeFocused()
    await expect(this.field('MRN')).toHaveValue('')
  }

  /** Texts into the field of the cursor and those after it, each ended by Enter. */
  async typeOn(...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      await this.keys.type(text)
      await this.keys.press('Enter')
    }
  }

  /** From the MRN to the accession number. */
  async typePatient({ mrn, familyName, givenName, birthDate }: TypedPatient = PATIENT): Promise<void> {
    await this.typeOn(mrn, familyName, givenName, '', birthDate)
    await this.keys.press('f', 'Enter')
  }

  /** One who is in no earlier session, and whose NPI is therefore typed. */
  async typePhysician({ familyName, givenName, npi }: TypedPhysician = READER): Promise<void> {
    await this.keys.press('Alt+p')
    await this.typeOn(familyName, givenName, npi)
  }

  /** All that is known before the examination begins: patient, accession, physician. */
  async typeHead(patient: TypedPatient = PATIENT, accession: string = ACCESSION): Promise<void> {
    await this.typePatient(patient)
    await this.typeOn(accession)
    await this.typePhysician()
  }

  /** A row that waits for its first key: side, no location, guidance; the cursor then stands at the device. */
  async typeLesion(side: 'r' | 'l', guidance: string): Promise<void> {
    await this.keys.press('Alt+l', side, 'Enter', guidance)
  }

  /** A quick pick, every document that is needed, and complete. */
  async finish(): Promise<void> {
    await this.keys.press('Alt+d', '1', 'Alt+k', 'Control+Enter')
  }

  async complete(): Promise<void> {
    await this.keys.press('Control+Enter')
  }

  /** All typed text is in the log. */
  async saved(): Promise<void> {
    await expect(this.form.getByText(/\bSaved\b/)).toBeVisible()
  }

  async expectState(state: 'Open' | 'Complete' | 'Held' | 'Approved' | 'Exported'): Promise<void> {
    const banner = this.form.locator('header')
    await expect(banner.getByText(state, { exact: true })).toBeVisible()
  }
}
