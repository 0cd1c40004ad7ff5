import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { extractText } from 'unpdf'
import { axeFindings } from './axe.ts'
import { runCli } from './data-folder.ts'
import { expect, test } from './fixtures.ts'
import { chargedUnits } from './log-queries.ts'
import { ReportsPage } from './pages/reports-page.ts'

/** A log of a year of invented work. */
const seeded = {
  run: async (data: string) => {
    const { status, notes } = await runCli(['seed', '--data', data, '--sessions', '1500'])
    if (status !== 0) throw new Error(notes)
  },
}

test.use({ prepare: seeded })

test('the month before, by keys alone, is what the log holds of it', async ({ app }) => {
  const reports = new ReportsPage(app.page)
  await reports.open()
  const current = await reports.period()
  await app.page.keyboard.press('Alt+Comma')
  await expect(reports.heading).not.toContainText(current.from)
  const { from, through } = await reports.period()
  const shown = (await reports.rows('By code')).map(row => [row[0], Number(row.at(-1)?.replaceAll(',', ''))])
  expect(shown.length).toBeGreaterThan(5)
  await app.close()
  expect(shown).toEqual(chargedUnits(app.data, from, through).map(({ code, units }) => [code, units]))
})

test('a report is saved as CSV by its key, and reads back as it stands on the screen', async ({ app }) => {
  const reports = new ReportsPage(app.page)
  await reports.open()
  await app.page.keyboard.press('Alt+Comma')
  await app.page.getByLabel('Folder for files').fill(app.out)
  await app.page.keyboard.press('Control+s')
  const written = app.page.getByText(/^Written to /)
  await expect(written).toBeVisible()
  const path = (await written.textContent())?.replace(/^Written to (.*)\.$/, '$1') ?? ''
  await expect(reports.heading).toContainText(
    readFileSync(path, 'utf8').match(/\d{4}-\d\d-\d\d/)?.[0] ?? 'no day',
  )
  const rows: string[][] = parse(readFileSync(path), { bom: true, relaxColumnCount: true })
  const { from } = await reports.period()
  expect(rows[1]).toEqual(['From', from])
  const shown = await reports.rows('By guidance')
  const heading = rows.findIndex(([title]) => title === 'By guidance')
  expect(rows.slice(heading + 2, heading + 2 + shown.length)).toEqual(
    shown.map(row => row.map(cell => cell.replaceAll(',', ''))),
  )
})

test('a report is saved as PDF by its key', async ({ app }) => {
  const reports = new ReportsPage(app.page)
  await reports.open()
  await app.page.getByLabel('Folder for files').fill(app.out)
  await app.page.keyboard.press('Control+Shift+s')
  await expect(app.page.getByText(/^Written to .*\.pdf\.$/)).toBeVisible()
  const [name = ''] = readdirSync(app.out)
  const { text } = await extractText(new Uint8Array(readFileSync(join(app.out, name))), { mergePages: true })
  const { from, through } = await reports.period()
  expect(text).toContain(`${from} through ${through}`)
})

test('a long report is cancelled by its key, and what was shown stays', async ({ app }) => {
  const reports = new ReportsPage(app.page)
  await reports.open()
  await app.page.getByLabel('From', { exact: true }).fill('1998-01-01')
  await app.page.keyboard.press('Alt+Delete')
  await expect(reports.message).toHaveText('The report was cancelled.')
  await expect(reports.heading).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`every report is reached by the arrow keys and has nothing for axe to find, in ${theme}`, async ({
      app,
    }) => {
      const reports = new ReportsPage(app.page)
      await reports.open()
      await app.page.keyboard.press('Alt+Comma')
      await app.page.getByRole('radio', { name: 'Volume' }).focus()
      for (const name of ['Volume', 'Missing and late', 'Time to entry and export', 'Findings', 'Exports']) {
        await expect(reports.heading).toContainText(name)
        expect([name, await axeFindings(app.page)]).toEqual([name, []])
        await app.page.keyboard.press('ArrowRight')
      }
    })
  })
}

test.describe(() => {
  test.use({ roles: ['entry'], prepare: null })

  test('who may not see reports is told so', async ({ app }) => {
    await app.page.keyboard.press('Alt+Shift+P')
    await expect(app.page.getByText('You may not read the reports.')).toBeVisible()
  })
})
