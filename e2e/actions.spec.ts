import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { EntryScreen } from './pages/entry-screen.ts'

function offers(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Actions' }).getByRole('option')
}

test('an action is found by its words and meets the cursor where it was', async ({ app }) => {
  const { page } = app
  const entry = new EntryScreen(page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await entry.keys.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Find an action by its words' })
  await expect(field).toBeFocused()
  await entry.keys.type('add les')
  await expect(offers(page).first()).toContainText(/add a lesion.*Alt\+L/i)
  await entry.keys.press('Enter')
  await expect(field).toBeHidden()
  await expect(entry.cell('Side', 'B')).toBeFocused()
})

test('only what does something as things stand is offered', async ({ app }) => {
  const { page } = app
  const options = offers(page)
  await page.keyboard.press('Control+k')
  await expect(options.filter({ hasText: /new session/i })).toHaveCount(1)
  await expect(options.filter({ hasText: /complete the session/i })).toHaveCount(0)
  await page.keyboard.press('Escape')

  const entry = new EntryScreen(page)
  await entry.begin()
  await entry.keys.press('Control+k')
  await expect(options.filter({ hasText: /complete the session/i })).toHaveCount(1)
  await expect(options.filter({ hasText: /quick pick: / })).toHaveCount(7)
  await expect(options.filter({ hasText: /end the hold/i })).toHaveCount(0)
})

test('words that no action has are answered in words, and Enter does nothing', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('Control+k')
  await page.keyboard.type('zzz')
  await expect(page.getByText('No action has these words.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('No action has these words.')).toBeVisible()
})

test('arrows walk through the actions and the one walked to is done', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('Control+k')
  await page.keyboard.type('sett')
  await expect(offers(page).first()).toContainText(/settings/i)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeFocused()
})

test('every key shown on the screen stands on the sheet of keys', async ({ app }) => {
  const { page } = app
  const entry = new EntryScreen(page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await entry.begin()
  const shown = await page
    .locator('[aria-keyshortcuts]')
    .evaluateAll(parts => parts.map(part => part.getAttribute('aria-keyshortcuts') ?? ''))
  await page.keyboard.press('F1')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  const listed = (await sheet.locator('dt').allInnerTexts()).flatMap(text => text.split(' or '))
  const missing = shown
    .map(keys => keys.replace('Control', 'Ctrl'))
    .filter(keys => !/^Alt\+\d$/.test(keys) && keys !== 'Escape' && !listed.includes(keys))
  expect(missing).toEqual([])
  expect(listed).toContain('Alt+1 … 9')
})

test('keys of one sign can be switched off, and their other keys go on acting', async ({ app }) => {
  const { page } = app
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await page.keyboard.press('Alt+s')
  await page.getByLabel('The keys / and ? act by themselves').uncheck()
  await page.getByRole('heading', { name: 'Settings' }).focus()
  await page.keyboard.press('?')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('F1')
  await expect(sheet).toBeVisible()
})
