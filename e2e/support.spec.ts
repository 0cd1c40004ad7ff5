import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { axeFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { storeComplete } from './stored-session.ts'

for (const theme of ['light', 'dark'] as const) {
  test.describe(theme, () => {
    test.use({ theme })

    test(`a report is read before it is saved, by keyboard, in ${theme}`, async ({ app }) => {
      const { page } = app
      await storeComplete(page)
      await page.keyboard.press('Alt+Shift+G')
      const report = page.getByRole('region', { name: 'Report 1' })
      await expect(report).toContainText('"complete": 1')
      await expect(report).not.toContainText('TESTPATIENT')
      expect(await axeFindings(page)).toEqual([])
      const shown = await report.evaluate(element => element.textContent)
      await page.keyboard.press('Tab')
      await page.getByLabel('Folder for the file').fill(app.out)
      await page.keyboard.press('Enter')
      const said = page.getByText('Saved as ')
      await expect(said).toBeVisible()
      const path = (await said.innerText()).replace('Saved as ', '')
      // Byte for byte what stands on screen, and not more than that.
      expect(readFileSync(path, 'utf8')).toBe(shown)
      expect(readdirSync(app.out)).toEqual([basename(path)])
    })
  })
}
