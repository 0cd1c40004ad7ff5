import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { axeFindings } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { csvCharges } from './charge-files.ts'
import { expect, test } from './fixtures.ts'
import { ExportPage } from './pages/export-page.ts'
import { storeComplete, storeDraft } from './stored-session.ts'

/** Two destinations: professional lines to one folder, facility lines to another. */
async function makeDestinations(page: Page, folders: Readonly<Record<string, string>>): Promise<void> {
  const bridge = await bridgeOf(page)
  await bridge.evaluate(async (core, places) => {
    const templates = await core.destinations.templates({})
    if (!templates.ok) throw new Error('no templates')
    const csv = templates.value.find(({ sheet }) => sheet.format.kind === 'csv')
    if (!csv) throw new Error('no template for CSV')
    for (const [claims, folder] of Object.entries(places)) {
      const delivery = { ...csv.sheet.delivery, folder, tempFolder: null, answerFolders: [`${folder}-ack`] }
      const name = claims === 'professional' ? 'Professional billing' : 'Hospital billing'
      const sheet = { ...csv.sheet, id: claims, name, claims, mode: 'production', delivery }
      const saved = await core.destinations.save({ sheet: JSON.parse(JSON.stringify(sheet)), revision: null })
      if (!saved.ok || saved.value.kind === 'refused') throw new Error(JSON.stringify(saved))
    }
  }, folders)
}

test('professional lines leave to one destination, facility lines to another', async ({ app }) => {
  const root = mkdtempSync(join(app.out, '..', 'shares-'))
  const [professional, facility] = [join(root, 'prof'), join(root, 'fac')]
  mkdirSync(professional)
  mkdirSync(facility)
  await makeDestinations(app.page, { professional, facility })
  await storeComplete(app.page)
  const page = new ExportPage(app.page)
  await page.open()
  await page.sendTo('Professional billing')
  await expect(page.result).toContainText('written and checked')
  await expect(page.submit).toHaveText('Nothing to export')
  await page.sendTo('Hospital billing')
  await expect(page.submit).toHaveText('Nothing to export')
  const claimsOf = (folder: string) => csvCharges(folder).map(row => row['cpt'])
  expect(claimsOf(professional)).toEqual(claimsOf(facility))
})

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`a share that is away: the batch waits in sight, and leaves when it is back, in ${theme}`, async ({
      app,
    }) => {
      const root = mkdtempSync(join(app.out, '..', 'shares-'))
      const [professional, facility] = [join(root, 'prof'), join(root, 'fac')]
      await makeDestinations(app.page, { professional, facility })
      await storeComplete(app.page)
      await storeDraft(app.page, { accession: 'TEST-A-2', diagnoses: [] })
      const page = new ExportPage(app.page)
      await page.open()
      await page.sendTo('Hospital billing')
      await expect(page.waiting).toContainText(/waits 0 min/)
      await expect(page.waiting).toContainText(/does not exist or cannot be reached/)
      expect(await axeFindings(app.page)).toEqual([])
      mkdirSync(facility)
      await page.waiting.getByRole('button', { name: /^Try now batch/ }).press('Enter')
      await expect(page.waiting).toHaveCount(0)
      expect(csvCharges(facility).length).toBeGreaterThan(0)
    })
  })
}

test('a batch that waits is taken back, and its lines are ready again', async ({ app }) => {
  const away = join(mkdtempSync(join(app.out, '..', 'shares-')), 'away')
  await makeDestinations(app.page, { professional: away })
  await storeComplete(app.page)
  const page = new ExportPage(app.page)
  await page.open()
  await page.sendTo('Professional billing')
  await page.waiting.getByRole('button', { name: /^Take back/ }).press('Enter')
  await expect(page.waiting).toHaveCount(0)
  await expect(page.submit).toHaveText(/^Export 1 charge line/)
})

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`what a receiver refuses is work with its words, until it is dealt with, in ${theme}`, async ({
      app,
    }) => {
      const professional = join(mkdtempSync(join(app.out, '..', 'shares-')), 'prof')
      mkdirSync(professional)
      mkdirSync(`${professional}-ack`)
      await makeDestinations(app.page, { professional })
      await storeComplete(app.page)
      const page = new ExportPage(app.page)
      await page.open()
      await page.sendTo('Professional billing')
      await expect(page.submit).toHaveText('Nothing to export')
      const [name = ''] = readdirSync(professional)
      writeFileSync(join(`${professional}-ack`, `${name}.rej`), 'Row 3: the MRN is not known')
      writeFileSync(join(`${professional}-ack`, 'notice.txt'), 'closed on Thursday')
      await app.page.getByRole('button', { name: 'Look now' }).press('Enter')
      await expect(page.refusals).toContainText('“Row 3: the MRN is not known”')
      await expect(app.page.getByRole('region', { name: 'Answers of receivers' })).toContainText(
        'Not readable',
      )
      expect(await axeFindings(app.page)).toEqual([])
      await app.page.getByRole('button', { name: /^Proof of batch/ }).press('Enter')
      const proof = app.page.getByRole('region', { name: /^Proof of batch/ })
      await expect(proof).toContainText(name)
      expect(await axeFindings(app.page)).toEqual([])
      await proof.getByRole('textbox').fill(app.out)
      await proof.getByRole('button', { name: 'Write PDF' }).press('Enter')
      await expect(proof.getByRole('status')).toContainText(/Written: .*PROOF_.*\.pdf/)
      await page.refusals.getByRole('button', { name: /^Settled with the receiver/ }).press('Enter')
      await expect(page.refusals).toHaveCount(0)
    })
  })
}
