import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { axeFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { scrolling } from './layout.ts'
import { DestinationsPage } from './pages/destinations-page.ts'
import { ExportPage } from './pages/export-page.ts'
import { storeComplete } from './stored-session.ts'

const written = (folder: string, start: string) =>
  readdirSync(folder)
    .filter(name => name.startsWith(start))
    .map(name => join(folder, name))

test('a department sets up its receiver in one sheet and hands billing the specification and a sample', async ({
  app,
}) => {
  const destinations = new DestinationsPage(app.page)
  await destinations.open()
  await expect(destinations.row('default')).toContainText('Production')
  await destinations.begin('Interface engine, HL7 2.3.1')
  await expect(destinations.button('Save')).toBeEnabled()

  // What is typed is seen at once in the very bytes.
  await destinations.field('Name').fill('North billing')
  await destinations.field('Id').fill('north')
  await destinations.field('Receiving application (MSH-5)').fill('ENGINE')
  await destinations.field('Receiving facility (MSH-6)').fill('NORTH')
  await destinations.field('Code of a charge').fill('CH')
  await expect(destinations.text).toContainText('|ENGINE|NORTH|')
  await expect(destinations.decoded('FT1-6').first()).toContainText('CH')
  await expect(destinations.decoded('FT1-6').first()).toContainText('charge')
  await expect(destinations.decoded('MSH-11').first()).toContainText('test')

  await destinations.field('Further fields').fill('FT1-13; text; BI^Breast imaging^L')
  await expect(destinations.decoded('FT1-13').first()).toContainText('BI^Breast imaging^L')

  // What cannot be is told beside its field, and saves nothing.
  await destinations.field('Code of a credit').fill('CH')
  await expect(destinations.button('Save')).toBeDisabled()
  await destinations.field('Code of a credit').fill('cr')
  await expect(destinations.field('Code of a credit')).toHaveAttribute('aria-invalid', 'true')
  await destinations.field('Code of a credit').fill('CR')
  await app.page.keyboard.press('Control+Enter')
  await expect(destinations.message).toContainText('Saved North billing, revision 1.')

  await destinations.field('Folder for samples and specifications').fill(app.out)
  await destinations.button('Specification as PDF').click()
  await expect(destinations.message).toContainText('SPEC_north_')
  await destinations.button('Sample file').click()
  await expect(destinations.message).toContainText('SAMPLE_PROFESSIONAL_')
  const [pdf = ''] = written(app.out, 'SPEC_north_')
  expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  const [sample = ''] = written(app.out, 'SAMPLE_PROFESSIONAL_')
  expect(readFileSync(sample, 'utf8')).toContain('|ENGINE|NORTH|')

  // The sample is what the sheet says; a changed one is not, and the fault has its place.
  const choose = destinations.field('Check a file against this sheet')
  await choose.setInputFiles(sample)
  await expect(destinations.check).toContainText('The file is what the sheet says')
  const broken = join(app.out, 'broken.hl7')
  writeFileSync(broken, readFileSync(sample, 'utf8').replace('|CH|', '|CG|'))
  await choose.setInputFiles(broken)
  await expect(destinations.check).toContainText('is not what the sheet says')
  await expect(destinations.check.getByRole('row', { name: 'FT1-6' })).toContainText('CH or CR is needed')
  await app.page.keyboard.press('Escape')
  await expect(destinations.text).toBeVisible()

  await destinations.button('Show specification').click()
  await expect(destinations.specification.getByRole('row', { name: 'FT1-6' })).toContainText('CH')
  await app.page.evaluate(() => {
    // In place of the printer: what is on paper stays there to be looked at.
    window.print = () => undefined
  })
  await destinations.button('Print').click()
  await app.page.emulateMedia({ media: 'print' })
  await expect(app.page.locator('[data-paper]')).toContainText('Charge file specification: North billing')
  await expect(app.page.locator('[data-paper]')).toBeVisible()
  await expect(app.page.getByRole('banner')).toBeHidden()
  await app.page.emulateMedia({ media: 'screen' })
  await app.page.keyboard.press('Escape')
  await app.page.keyboard.press('Escape')
  await expect(destinations.row('North billing')).toContainText('TEST')
})

test('what would change is shown, old and new, before it is saved', async ({ app }) => {
  const destinations = new DestinationsPage(app.page)
  await destinations.open()
  await destinations.button('Billing').first().click()
  await expect(destinations.changes).toHaveCount(0)
  await destinations.field('Mode').selectOption('TEST: not for billing')
  await destinations.field('When').selectOption('At times of day')
  await expect(destinations.changes).toContainText('production → test')
  // A schedule needs a folder to write into.
  await expect(destinations.field('Folder')).toHaveAttribute('aria-invalid', 'true')
  await destinations.field('Folder').fill(app.out)
  await expect(destinations.changes).toContainText(`empty → ${app.out}`)

  // Left unsaved, it is not lost.
  await app.page.keyboard.press('Escape')
  await destinations.button('Go on with Billing, not saved').click()
  await expect(destinations.changes).toContainText('production → test')
  await app.page.keyboard.press('Control+Enter')
  await expect(destinations.message).toContainText('revision 2')
  await destinations.button('Retire').click()
  await expect(destinations.message).toContainText('Nothing was deleted')
  await destinations.button('Use again').click()
  await expect(destinations.message).toContainText('In use again')
})

test('a sheet from a file comes onto the desk, and one that is wrong says where', async ({ app }) => {
  const destinations = new DestinationsPage(app.page)
  await destinations.open()
  await destinations.begin('Fixed width')
  await destinations.field('Folder for samples and specifications').fill(app.out)
  await destinations.button('Sheet as JSON').click()
  await expect(destinations.message).toContainText('SHEET_billing-fixed_')
  const [path = ''] = written(app.out, 'SHEET_')
  const sheet = JSON.parse(readFileSync(path, 'utf8'))
  await app.page.keyboard.press('Escape')

  const choose = destinations.field('From a file (JSON)')
  await choose.setInputFiles(path)
  await expect(destinations.text).toBeVisible()
  await app.page.keyboard.press('Escape')
  const wrong = {
    ...sheet,
    retries: 3,
    format: { ...sheet.format, columns: [{ ...sheet.format.columns[0], width: 0 }] },
  }
  const file = {
    name: 'wrong.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(wrong)),
  }
  await choose.setInputFiles(file)
  await expect(app.page.getByRole('alert')).toContainText('retries: This is no part of a sheet')
  await expect(destinations.button('Save')).toBeDisabled()
  await app.page.keyboard.press('Escape')
  await choose.setInputFiles({ ...file, name: basename(path), buffer: Buffer.from('{"sheet":') })
  await expect(destinations.message).toContainText('The file is no JSON')
})

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`control numbers go on after those of an earlier system, and none comes twice, in ${theme}`, async ({
      app,
    }) => {
      const destinations = new DestinationsPage(app.page)
      await destinations.open()
      await destinations.begin('837P')
      const first = destinations.field('First control number (ISA13)')
      await expect(first).toHaveValue('')
      await expect(first).toHaveAccessibleDescription(/Above every number that an earlier system used/)
      await expect(destinations.decoded('ISA13')).toContainText('000000001')
      await first.fill('500001')
      await expect(destinations.decoded('ISA13')).toContainText('000500001')
      await destinations.field('Name').fill('Clearing')
      await destinations.field('Folder').fill(app.out)
      await destinations.field('Prices').fill('19283; 612.50')
      await destinations.field('Subscribers').fill('TEST0001; M0001; ; 1 TEST ROAD; TESTTOWN; ME; 04999')
      await app.page.keyboard.press('Control+Enter')
      await expect(destinations.message).toContainText('Saved Clearing, revision 1.')
      await destinations.button('Show specification').click()
      await expect(destinations.specification).toContainText('from 500001 on')
      await app.page.keyboard.press('Escape')
      await app.page.keyboard.press('Escape')
      await expect(destinations.row('Clearing')).toBeVisible()

      await storeComplete(app.page)
      const exports = new ExportPage(app.page)
      await exports.open()
      await exports.sendTo('Clearing')
      const [file = ''] = written(app.out, 'TEST_')
      expect(readFileSync(file, 'latin1')).toContain('*00501*000500001*')

      await destinations.open()
      await destinations.button('Clearing').first().click()
      await expect(first).toHaveValue('500001')
      await expect(first).not.toHaveAttribute('aria-invalid')
      await first.fill('499999')
      await expect(first).toHaveAccessibleDescription(/up to 500001 were used .* 500002 or above/)
      await expect(destinations.button('Save')).toBeDisabled()
      expect(await axeFindings(app.page)).toEqual([])
      await first.fill('600000')
      await app.page.keyboard.press('Control+Enter')
      await expect(destinations.message).toContainText('Saved Clearing, revision 2.')
    })
  })
}

test('the field under the cursor is lit in the text, and the arrows walk', async ({ app }) => {
  const destinations = new DestinationsPage(app.page)
  await destinations.open()
  await destinations.begin('837P')
  const first = destinations.decoded('ISA13').first()
  await first.focus()
  await expect(destinations.text.locator('[class*=lit]')).toHaveText('000000001')
  await app.page.keyboard.press('ArrowDown')
  await expect(destinations.text.locator('[class*=lit]')).toHaveText('0')
})

test.describe(() => {
  test.use({ roles: ['entry'] })

  test('who may not administer sees the sheets and saves none', async ({ app }) => {
    const destinations = new DestinationsPage(app.page)
    await destinations.open()
    await destinations.begin('CSV')
    await app.page.keyboard.press('Control+Enter')
    await expect(destinations.message).not.toHaveText('')
    await app.page.keyboard.press('Escape')
    await expect(destinations.row('billing-csv')).toHaveCount(0)
  })
})

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`axe finds nothing on destinations, sheets, checks and specifications, in ${theme}`, async ({
      app,
    }) => {
      const destinations = new DestinationsPage(app.page)
      const picture = (name: string) =>
        app.page.screenshot({ path: test.info().outputPath(`${name}-${theme}.png`) })
      await destinations.open()
      await app.page.keyboard.press('n')
      await expect(destinations.button('Fixed width')).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
      await picture('destinations')
      await destinations.button('Fixed width').press('Enter')
      await expect(destinations.text).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
      await picture('columns')
      await app.page.keyboard.press('Escape')
      await destinations.begin('Interface engine, HL7 2.3.1')
      await destinations.field('Name').fill('North billing')
      await app.page.keyboard.press('Control+Enter')
      await expect(destinations.message).toContainText('Saved')
      await destinations.field('Code of a charge').fill('CH')
      await expect(destinations.decoded('FT1-6').first()).toContainText('CH')
      await destinations.decoded('FT1-6').first().focus()
      expect(await axeFindings(app.page)).toEqual([])
      await picture('sheet')
      await destinations.field('File name').fill('charges.hl7')
      await expect(destinations.field('File name')).toHaveAttribute('aria-invalid', 'true')
      expect(await axeFindings(app.page)).toEqual([])
      await picture('problem')
      await destinations.field('File name').fill('CHG_{workstation}_{number}.hl7')
      const file = { name: 'other.hl7', mimeType: 'text/plain', buffer: Buffer.from('MSH|^~\\&|A\r') }
      await destinations.field('Check a file against this sheet').setInputFiles(file)
      await expect(destinations.check).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
      await picture('check')
      await destinations.button('Show specification').click()
      await expect(destinations.specification).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
      expect(await scrolling(app.page, 'sideways')).toEqual([])
      await picture('specification')
    })
  })
}
