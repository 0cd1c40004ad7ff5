import { expect, test } from './fixtures.ts'
import { axeFindings } from './axe.ts'
import { storeComplete, storeDraft } from './stored-session.ts'

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`the trail of one accession number is read, and leads to its session, in ${theme}`, async ({
      app,
    }) => {
      const { page } = app
      await storeComplete(page)
      await storeDraft(page, { accession: 'TEST-A-2' })
      await page.keyboard.press('Alt+a')
      const rows = page.getByRole('region', { name: 'Table of events' }).locator('tbody tr')
      await expect(rows.first()).toBeVisible()
      const events = await rows.count()
      await page.getByLabel('Accession or MRN, in full').fill('TEST-A-1')
      await expect(rows).toHaveCount(2)
      expect(events).toBeGreaterThan(4)
      await expect(rows.first()).toContainText('Session completed')
      await page.getByRole('button', { name: 'Verify the chain' }).press('Enter')
      await expect(page.getByText(`All ${events} events follow from one another.`)).toBeVisible()
      expect(await axeFindings(page)).toEqual([])
      await rows.first().getByRole('button', { name: 'Open session TEST-A-1' }).press('Enter')
      await expect(page.getByRole('textbox', { name: 'Accession' })).toHaveValue('TEST-A-1')
    })
  })
}

test('Escape leads back from the trail', async ({ app }) => {
  await app.page.keyboard.press('Alt+a')
  await expect(app.page.getByRole('heading', { name: 'Audit trail' })).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('heading', { name: 'Audit trail' })).toHaveCount(0)
})
