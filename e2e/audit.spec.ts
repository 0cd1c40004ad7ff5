import { expect, test } from './fixtures.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { axeFindings } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { storeComplete, storeDraft, today } from './stored-session.ts'

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

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`a session whose numbers were changed is found by either, and so is who looked, in ${theme}`, async ({
      app,
    }) => {
      const { page } = app
      const before = { accession: 'TEST-A-7', patient: { mrn: 'TEST0007' } }
      const { id, revision } = await storeDraft(page, before)
      await storeDraft(page, { accession: 'TEST-B', patient: { mrn: 'TEST0002' } })
      const bridge = await bridgeOf(page)
      const entry = anEntry({ performedOn: await today(page) })
      await bridge.evaluate(
        async (core, given) => {
          await core.sessions.open({ id: given.id })
          const saved = await core.sessions.saveDraft({ commandId: crypto.randomUUID(), ...given })
          if (!saved.ok) throw new Error(saved.error.message)
        },
        { id, revision, entry },
      )
      await page.keyboard.press('Alt+a')
      const rows = page.getByRole('region', { name: 'Table of events' }).locator('tbody tr')
      for (const about of ['TEST-A-7', 'TEST-A-1', 'TEST0007', 'TEST0001']) {
        await page.getByLabel('Accession or MRN, in full').fill(about)
        await expect(rows.locator('td:nth-child(4)')).toHaveText([
          'Draft saved',
          'Session viewed',
          'Draft saved',
          'Session begun',
        ])
        await expect(page.getByRole('region', { name: 'Other numbers' }).getByRole('listitem')).toHaveText([
          /^Session TEST-A-1, MRN TEST0001: had accession TEST-A-7 until .*; had MRN TEST0007 until .*TEST, Desk\.$/,
        ])
      }
      expect(await axeFindings(page)).toEqual([])
      await page.getByLabel('What').selectOption('Who looked')
      await expect(rows).toHaveText([/Session viewed/])
      await page.getByLabel('Accession or MRN, in full').fill('TEST0002')
      await expect(rows).toHaveCount(0)
      await expect(page.getByRole('region', { name: 'Other numbers' })).toHaveCount(0)
    })
  })
}

test('Escape leads back from the trail', async ({ app }) => {
  await app.page.keyboard.press('Alt+a')
  await expect(app.page.getByRole('heading', { name: 'Audit trail' })).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('heading', { name: 'Audit trail' })).toHaveCount(0)
})
