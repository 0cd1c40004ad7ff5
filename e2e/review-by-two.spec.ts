import { randomUUID } from 'node:crypto'
import { ask } from '#main/hosts/cli/ask.ts'
import { openLog } from '#main/hosts/open-log.ts'
import { portsWithoutKeyStore } from '#main/hosts/wrapped-key.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { ReviewPage } from './pages/review-page.ts'
import { OTHER, takeDesk } from './people.ts'
import { storeComplete, storeDraft } from './stored-session.ts'

/** A draft that another person was typing at this computer a moment ago. */
async function typedByOther(data: string): Promise<void> {
  const portsOf = (folder: string) => ({ ...portsWithoutKeyStore(folder), secrets: lightSecrets })
  const log = await openLog({ launch: { kind: 'log', folder: data }, host: 'chromium', portsOf })
  await takeDesk(log.core, ['entry'])
  const command = () => ({ commandId: randomUUID() })
  const performedOn = new Date().toISOString().slice(0, 10)
  const begun = await ask(log.core, 'sessions', 'start', { ...command(), performedOn })
  if (!begun.ok) throw new Error(begun.error.message)
  const { id, revision } = begun.value
  const entry = anEntry({ performedOn, diagnoses: [] })
  const saved = await ask(log.core, 'sessions', 'saveDraft', { ...command(), id, revision, entry })
  if (!saved.ok) throw new Error(saved.error.message)
  log.close()
}

test.describe('another person is typing', () => {
  test.use({ prepare: { run: typedByOther } })

  test('the queue and the banner say who, until it is changed here', async ({ app }) => {
    const typed = new RegExp(`Being typed by ${OTHER.name}, last change`)
    const review = new ReviewPage(app.page)
    await review.open()
    await review.goTo('Incomplete', 'TESTPATIENT')
    await expect(review.rows.first()).toContainText(typed)
    await expect(review.panel).toContainText(typed)
    await review.press('Enter')
    const entry = new EntryScreen(app.page)
    const said = entry.form.getByRole('status').filter({ hasText: typed })
    await expect(said).toBeInViewport()
    await entry.keys.type('r92')
    await expect(said).toHaveCount(0)
  })
})

test.describe('a person for entry', () => {
  test.use({ roles: ['entry'] })

  test('sees the queues, holds and ends a hold, and is offered no approval', async ({ app }) => {
    await storeComplete(app.page)
    await storeDraft(app.page, { accession: 'TEST-A-2', diagnoses: [] })
    const review = new ReviewPage(app.page)
    await review.open()
    await review.goTo('To approve', 'TESTPATIENT')
    const deeds = review.panel.getByRole('group', { name: 'Deeds' }).getByRole('button')
    await expect(deeds).toHaveText([/^Hold/, /^Go to it/])
    await review.press('a', 'b', 'c')
    await expect(review.form).toHaveCount(0)
    await review.press('h', 'Enter')
    await expect(review.message).toHaveText('Held.')
    await review.goTo('Held', 'Waiting for the imaging report')
    await review.press('e')
    await expect(review.message).toHaveText('Hold ended.')
    await expect(new DayList(app.page).row('Complete')).toHaveCount(1)
  })
})
