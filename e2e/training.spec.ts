import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { ExportPage } from './pages/export-page.ts'
import { signInAgain } from './people.ts'
import { untilReady } from './until-ready.ts'
import { storeDraft } from './stored-session.ts'
import { bridgeOf } from './bridge.ts'

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ demo: true, theme })

    test(`training is said by a word and a pattern on every page, and in the title, in ${theme}`, async ({
      app,
    }) => {
      const { page } = app
      const banner = page.getByRole('complementary', { name: 'Training' })
      for (const key of ['Escape', 'Alt+e', 'Alt+s', 'Alt+Shift+Q', 'Alt+n']) {
        await page.keyboard.press(key)
        await expect(banner).toBeInViewport()
        await expect(banner).toContainText('TRAINING')
        expect(await banner.evaluate(part => getComputedStyle(part).backgroundImage)).toContain(
          'repeating-linear-gradient',
        )
      }
      expect(await page.title()).toBe('TRAINING – Chargemark')
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    })
  })
}

test('the settings change to a log for training and back, each as it was left', async ({ app }) => {
  const { page } = app
  await storeDraft(page)
  await page.keyboard.press('Alt+s')
  await page.getByRole('button', { name: 'Open the training log' }).press('Enter')
  await expect(page.getByRole('complementary', { name: 'Training' })).toBeVisible()
  await untilReady(page)
  await expect(new DayList(page).row('TESTPATIENT')).toHaveCount(0)
  await expect(new DayList(page).row('TESTASTER')).toHaveCount(1)

  await page.keyboard.press('Alt+s')
  await page.getByRole('button', { name: 'Back to the live log' }).press('Enter')
  await expect(page.getByRole('complementary', { name: 'Training' })).toBeHidden()
  await untilReady(page)
  await signInAgain(page)
  await expect(new DayList(page).row('TESTPATIENT')).toHaveCount(1)
  expect(await page.title()).toBe('Chargemark')
})

test('a training log does not write where the live log exports to, and says why', async ({ app }) => {
  const { page } = app
  const bridge = await bridgeOf(page)
  await bridge.evaluate(async (core, exportFolder) => {
    const read = await core.settings.read({})
    if (!read.ok) throw new Error(read.error.message)
    const { workstation: _, training: __, ...settings } = read.value
    const saved = await core.settings.save({ ...settings, exportFolder })
    if (!saved.ok) throw new Error(saved.error.message)
  }, app.out)
  await page.keyboard.press('Alt+s')
  await page.getByRole('button', { name: 'Open the training log' }).press('Enter')
  await expect(page.getByRole('complementary', { name: 'Training' })).toBeVisible()
  await untilReady(page)
  const exports = new ExportPage(page)
  await exports.open()
  await exports.run({ format: 'CSV', folder: app.out })
  await expect(page.getByText('Charge files of the live log go to this folder')).toBeVisible()
})

test('ticks that the department set are told apart, until a person states them', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('Alt+s')
  const settings = page.getByRole('group', { name: 'Documents ticked from the start' })
  await settings.getByLabel('Clinical history with the reason').check()
  await page.getByRole('button', { name: 'Save settings' }).press('Enter')
  await expect(page.getByText('Settings saved.')).toBeVisible()

  const entry = new EntryScreen(page)
  await entry.begin()
  const history = entry.form.getByRole('checkbox', { name: /Clinical history/ })
  await expect(history).toBeChecked()
  await expect(entry.form.getByText('by setting:')).toHaveCount(1)
  await entry.typeLesion('r', 's')
  await entry.keys.press('Alt+k')
  await expect(history).toBeChecked()
  await expect(entry.form.getByText('by setting:')).toHaveCount(0)
})

test('without that setting no document is ticked by itself', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  const ticks = entry.form.getByRole('region', { name: 'Documented' }).getByRole('checkbox')
  await expect(ticks).toHaveCount(5)
  for (const tick of await ticks.all()) await expect(tick).not.toBeChecked()
})
