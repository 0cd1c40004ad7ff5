import { readFileSync } from 'node:fs'
import { connect } from '#main/db/connection.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { axeFindings } from './axe.ts'
import { expect, test, type App } from './fixtures.ts'
import { keyFile } from './log-folder.ts'
import { DESK } from './people.ts'
import { storeComplete } from './stored-session.ts'

/** What only somebody with the key and a tool of their own can do: an event is changed past the program. */
function changeEvent(data: string, seq: number): void {
  const connection = connect(storePaths(data).log, readFileSync(keyFile(data), 'utf8').trim())
  try {
    connection.exec('DROP TRIGGER IF EXISTS audit_event_is_never_changed')
    connection.prepare(`UPDATE audit_event SET reason = 'else' WHERE seq = ?`).run(seq)
  } finally {
    connection.close()
  }
}

const rowsOf = ({ page }: App) => page.getByRole('region', { name: 'Table of events' }).locator('tbody tr')

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`the first event that was changed is named at the command line and on screen, in ${theme}`, async ({
      app,
    }) => {
      await storeComplete(app.page)
      const whole = await app.cli('audit', 'verify')
      expect(whole).toMatchObject({
        status: 0,
        output: expect.stringContaining('events follow from one another'),
      })
      changeEvent(app.data, 4)
      changeEvent(app.data, 3)
      const sentence = 'The chain is broken at event 3: it was changed after it was written.'
      expect(await app.cli('audit', 'verify')).toMatchObject({ status: 1, output: `${sentence}\n` })
      await app.restart()
      await app.page.keyboard.press('Alt+a')
      await app.page.getByRole('button', { name: 'Verify the chain' }).press('Enter')
      const chain = app.page.getByRole('region', { name: 'Chain of events' })
      await expect(chain.getByRole('status')).toHaveText(sentence)
      expect(await axeFindings(app.page)).toEqual([])
    })
  })
}

test('the trail is asked by person and by day, in words of the desk', async ({ app }) => {
  const { page } = app
  await storeComplete(page)
  await page.keyboard.press('Alt+a')
  const rows = rowsOf(app)
  await expect(rows.first()).toBeVisible()
  const all = await rows.count()
  await page.getByLabel('Who').selectOption(DESK.name)
  await expect(rows).not.toHaveCount(all)
  for (const who of await rows.locator('td:nth-child(3)').allTextContents()) expect(who).toBe(DESK.name)
  await page.getByLabel('Through').fill('2020-01-01')
  await expect(page.getByText('No event matches.')).toBeVisible()
  await page.getByLabel('Through').fill('')
  await rows.filter({ hasText: 'Session completed' }).locator('summary').click()
  await expect(rows.filter({ hasText: 'Session completed' })).toContainText(/Birth date empty → 1971-02-03/)
})
