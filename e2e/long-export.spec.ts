import { readdirSync } from 'node:fs'
import { axeFindings } from './axe.ts'
import { csvCharges } from './charge-files.ts'
import { expect, test } from './fixtures.ts'
import { batchesInLog } from './log-queries.ts'
import { ExportPage } from './pages/export-page.ts'
import { storeComplete } from './stored-session.ts'

/** Of a batch with two kinds of claim the second file is begun at the second turn. */
const BETWEEN_FILES = 2

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`a long export says how far it is and is called off by its key; all of it leaves later, in ${theme}`, async ({
      app,
    }) => {
      const { page } = app
      await storeComplete(page)
      await storeComplete(page, { accession: 'TEST-A-2' })
      const exports = new ExportPage(page)
      await exports.open()
      app.holdAt(BETWEEN_FILES)
      await exports.run({ format: 'CSV', folder: app.out })
      await expect(page.getByRole('button', { name: 'Writing and checking …' })).toBeDisabled()
      await expect(exports.progress).toHaveText('2 of 4 charge lines written and compared')
      await expect(exports.progress.getByRole('progressbar')).toHaveAttribute('value', '2')
      await expect(exports.progress.getByRole('progressbar')).toHaveAttribute('max', '4')
      await expect(page.getByRole('button', { name: /^Call off/ })).toBeVisible()
      expect(await axeFindings(page)).toEqual([])

      await page.keyboard.press('q')
      await expect(page.getByText('Being called off')).toBeVisible()
      app.letGo()
      await expect(exports.failure).toHaveText('The export was called off. Nothing was written.')
      await expect(exports.progress).toHaveCount(0)
      expect(readdirSync(app.out)).toEqual([])
      expect(await axeFindings(page)).toEqual([])

      await exports.submit.press('Enter')
      await expect(exports.result).toContainText('written and checked')
      await app.close()
      const charges = csvCharges(app.out)
      expect(charges.map(row => row['accession']).toSorted()).toEqual([
        'TEST-A-1',
        'TEST-A-1',
        'TEST-A-2',
        'TEST-A-2',
      ])
      const [batch] = charges.map(row => row['batch_id'])
      expect(batchesInLog(app.data)).toEqual([{ number: batch, state: 'released', lines: 4 }])
    })
  })
}

test('an export that was called off has left nothing in the ledger', async ({ app }) => {
  const { page } = app
  await storeComplete(page)
  const exports = new ExportPage(page)
  await exports.open()
  app.holdAt(BETWEEN_FILES)
  await exports.run({ format: 'CSV', folder: app.out })
  await expect(exports.progress).toBeVisible()
  // The cursor in a choice takes no text, so the key acts there as well.
  await page.getByRole('radio', { name: 'of all days' }).focus()
  await page.keyboard.press('q')
  await expect(page.getByText('Being called off')).toBeVisible()
  app.letGo()
  await expect(exports.failure).toBeVisible()
  await app.close()
  expect(batchesInLog(app.data)).toEqual([])
  expect(readdirSync(app.out)).toEqual([])
})
