import { aLesion, aPlacement } from '#main/testing/an-entry.ts'
import { axeFindings } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { ExportPage } from './pages/export-page.ts'
import { ReviewPage } from './pages/review-page.ts'
import { storeComplete, storeDraft, today, type StoredSession } from './stored-session.ts'
import { OTHER_READER } from './synthetic.ts'
import type { Page } from '@playwright/test'

/** A device replaced in the same lesion: somebody has to decide. */
const TO_DECIDE = { lesions: [aLesion({ placement: aPlacement({ replaced: true }) })] }

async function storeHeld(page: Page): Promise<void> {
  const { id, revision } = await storeComplete(page)
  const bridge = await bridgeOf(page)
  await bridge.evaluate(
    async (core, given) => {
      const held = await core.sessions.hold({
        ...given,
        commandId: crypto.randomUUID(),
        reason: 'question-to-physician',
        note: 'which side?',
      })
      if (!held.ok) throw new Error(held.error.message)
    },
    { id, revision },
  )
}

test('a held session is approved with a reason, and can be taken back with its hold', async ({ app }) => {
  await storeHeld(app.page)
  const review = new ReviewPage(app.page)
  await review.open()
  await expect(review.count).toContainText('Review 1')
  await review.goTo('Held', 'TESTPATIENT')
  await expect(review.panel).toContainText('Held: Question to the physician – which side?')
  await review.press('a')
  await expect(review.form).toContainText('Decides the hold.')
  await review.press('2', 'Enter')
  await expect(review.message).toHaveText('Approved.')
  await expect(review.rows).toHaveCount(0)
  await expect(review.tab('Approved')).toContainText('1')
  await expect(review.count).toContainText('Review 0')
  await expect(new DayList(app.page).row('TESTPATIENT')).toContainText('Approved')

  await expect(review.list).toBeFocused()
  await review.press('u')
  await expect(review.message).toHaveText('1 approval taken back.')
  await expect(review.rows.first()).toContainText('Question to the physician – which side?')
})

test('a finding to decide is approved with a reason and then leaves; "other" needs words', async ({
  app,
}) => {
  await storeComplete(app.page, TO_DECIDE)
  const review = new ReviewPage(app.page)
  await review.open()
  await review.goTo('To decide', 'TESTPATIENT')
  await expect(review.panel).toContainText('Check that one device was replaced')
  await review.press('a', '6', 'Enter')
  await expect(review.form.getByRole('textbox')).toBeFocused()
  await app.page.keyboard.type('seen on the film')
  await review.press('Enter')
  await expect(review.message).toHaveText('Approved.')
  await review.goTo('Approved', 'Approved by')
  await expect(review.rows.first()).toContainText('Other – seen on the film')

  const exports = new ExportPage(app.page)
  await exports.open()
  await exports.run({ format: 'CSV', folder: app.out })
  await expect(exports.result).toContainText('written and checked')
})

test('all clean ones are approved at one key and taken back at another', async ({ app }) => {
  for (const number of [1, 2, 3]) await storeComplete(app.page, { accession: `TEST-C-${number}` })
  await storeComplete(app.page, { accession: 'TEST-D-1', ...TO_DECIDE })
  const review = new ReviewPage(app.page)
  await review.open()
  await review.goTo('To approve', 'TEST-C-1')
  await expect(review.main.getByRole('button', { name: 'Approve 3 clean' })).toBeVisible()
  await review.press('c')
  await expect(review.message).toHaveText('3 sessions approved.')
  await expect(review.tab('To decide')).toContainText('1')
  await expect(review.tab('Approved')).toContainText('3')
  await review.press('u')
  await expect(review.message).toHaveText('3 approvals taken back.')
  await expect(review.rows).toHaveCount(3)
})

test('a session sent back says why on its screen and in the day list, until it is complete again', async ({
  app,
}) => {
  await storeComplete(app.page, TO_DECIDE)
  const review = new ReviewPage(app.page)
  await review.open()
  await review.goTo('To decide', 'TESTPATIENT')
  await review.press('b', '3', 'Tab')
  await app.page.keyboard.type('one wire or two?')
  await review.press('Enter')
  await expect(review.message).toHaveText('Sent back to entry.')
  const row = new DayList(app.page).row('TESTPATIENT')
  await expect(row).toContainText('Sent back')

  await review.goTo('Incomplete', 'Sent back: Guidance or device to check – one wire or two?')
  await review.press('Enter')
  const entry = new EntryScreen(app.page)
  await expect(entry.form).toContainText(/Sent back by .*: Guidance or device to check – one wire or two\?/)
  await expect(app.page.locator('[data-field^="lesions.A"]:focus')).toHaveCount(1)
  await entry.complete()
  await entry.expectState('Complete')
  await expect(entry.form).not.toContainText('Sent back')
  await expect(row).not.toContainText('Sent back')
})

test('Enter goes to the field that is missing, and the same key comes back to the row', async ({ app }) => {
  for (const number of [1, 2, 3]) await storeDraft(app.page, { accession: `TEST-D-${number}`, diagnoses: [] })
  const review = new ReviewPage(app.page)
  await review.open()
  await review.goTo('Incomplete', 'TEST-D-1')
  await review.press('ArrowDown')
  await expect(review.chosen).toContainText('TEST-D-2')
  await expect(review.panel).toContainText('19283 right: a diagnosis')
  await review.press('Enter')
  const entry = new EntryScreen(app.page)
  await expect(entry.field('Accession')).toHaveValue('TEST-D-2')
  await expect(app.page.locator('[data-field^="diagnoses"]:focus')).toHaveCount(1)
  await review.press('Alt+Shift+R')
  await expect(review.list).toBeFocused()
  await expect(review.chosen).toContainText('TEST-D-2')
})

test('a queue is narrowed and grouped by keys alone', async ({ app }) => {
  await storeComplete(app.page, { accession: 'TEST-D-1', ...TO_DECIDE })
  await storeComplete(app.page, { accession: 'TEST-D-2', performing: OTHER_READER, ...TO_DECIDE })
  const review = new ReviewPage(app.page)
  await review.open()
  await review.goTo('To decide', 'TEST-D-1')
  await review.press('p')
  const physician = review.main.getByRole('combobox', { name: 'Physician' })
  await expect(physician).toBeFocused()
  await app.page.keyboard.type('TESTD')
  await expect(review.rows).toHaveCount(1)
  await review.press('Escape')
  await expect(review.list).toBeFocused()
  await expect(review.rows).toContainText('TEST-D-2')
  await review.press('x')
  await expect(review.rows).toHaveCount(2)
  await review.press('d')
  await app.page.keyboard.type('More')
  await expect(review.rows).toHaveCount(0)
  await review.press('Escape', 'x', 'g')
  await app.page.keyboard.type('Reason')
  await expect(review.rows.first()).toContainText('Device replaced on the same day')
})

test('a session that was changed meanwhile is not approved, and what changed is told', async ({ app }) => {
  const stored = await storeComplete(app.page)
  const review = new ReviewPage(app.page)
  await review.open()
  await review.goTo('To approve', 'TESTPATIENT')
  await changeAccount(app.page, stored)
  await review.press('a')
  await expect(review.meanwhile).toContainText('Account empty → TEST-9')
  expect(await axeFindings(app.page)).toEqual([])
  await expect(review.tab('Approved')).toContainText('0')
  await review.seen()
  await review.press('a')
  await expect(review.message).toHaveText('Approved.')
})

/** What somebody else does to the session while it is shown here. */
async function changeAccount(page: Page, { id, revision }: StoredSession): Promise<void> {
  const bridge = await bridgeOf(page)
  await bridge.evaluate(
    async (core, given) => {
      const command = () => ({ commandId: crypto.randomUUID(), id: given.id })
      const open = await core.sessions.reopen({ ...command(), revision: given.revision })
      const session = await core.sessions.open({ id: given.id })
      if (!open.ok || !session.ok) throw new Error('The session could not be opened again')
      const entry = { ...session.value.entry, account: 'TEST-9' }
      const done = await core.sessions.complete({ ...command(), revision: open.value.revision, entry })
      if (!done.ok) throw new Error(done.error.message)
    },
    { id, revision },
  )
}

test('where approval is required, the export keeps back what nobody approved', async ({ app }) => {
  await storeComplete(app.page)
  await app.page.keyboard.press('Alt+s')
  await app.page.getByLabel('Sessions leave only after a reviewer approved them').check()
  await app.page.getByRole('button', { name: 'Save settings' }).press('Enter')
  await expect(app.page.getByText('Settings saved.')).toBeVisible()
  const exports = new ExportPage(app.page)
  await exports.open()
  await expect(exports.withheld).toContainText('Not approved')
  const review = new ReviewPage(app.page)
  await review.open()
  await review.goTo('To approve', 'TESTPATIENT')
  await review.press('a')
  await expect(review.message).toHaveText('Approved.')
  await exports.open()
  await expect(exports.withheld).toHaveCount(0)
})

test('overrides are counted by rule and by person', async ({ app }) => {
  await storeComplete(app.page, TO_DECIDE)
  const review = new ReviewPage(app.page)
  await review.open()
  await review.goTo('To decide', 'TESTPATIENT')
  await review.press('a', 'Enter')
  await expect(review.message).toHaveText('Approved.')
  await review.press('o')
  const overrides = review.main.getByRole('region', { name: 'Overrides' })
  const rule = overrides.getByRole('row', { name: /Device replaced on the same day/ })
  await expect(rule).toContainText('1 (100 %)')
  await expect(rule).toContainText('The record supports it 1')
  await review.press('Escape')
  await expect(review.list).toBeFocused()
})

test('an approved session is read, not changed, until the approval is withdrawn on its screen', async ({
  app,
}) => {
  await storeComplete(app.page)
  const review = new ReviewPage(app.page)
  await review.open()
  await review.goTo('To approve', 'TESTPATIENT')
  await review.press('a')
  await expect(review.message).toHaveText('Approved.')
  await review.press('Escape')
  await new DayList(app.page).find('TESTPATIENT')
  const entry = new EntryScreen(app.page)
  await entry.expectState('Approved')
  await expect(entry.form).toContainText('Approved by')
  await entry.keys.press('Alt+r')
  await entry.expectState('Complete')
})

test('a queue of hundreds draws what is in sight and walks to its end', async ({ app }) => {
  const day = await today(app.page)
  const bridge = await bridgeOf(app.page)
  await bridge.evaluate(async (core, performedOn) => {
    for (let number = 0; number < 240; number += 1)
      await core.sessions.start({ commandId: crypto.randomUUID(), performedOn })
  }, day)
  const review = new ReviewPage(app.page)
  await review.open()
  await review.goTo('Incomplete', 'No patient yet')
  await expect(review.tab('Incomplete')).toContainText('240')
  expect(await review.rows.count()).toBeLessThan(60)
  for (const read of [50, 100, 150, 200]) {
    await review.press('End')
    await expect(review.chosen).toHaveAttribute('aria-posinset', String(read))
    await expect(review.chosen).toHaveAttribute('aria-setsize', String(Math.min(read + 50, 240)))
  }
  await review.press('End')
  await expect(review.chosen).toHaveAttribute('aria-posinset', '240')
  await expect(review.chosen).toBeInViewport()
})

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`axe finds nothing in the review, in ${theme}`, async ({ app }) => {
      await storeComplete(app.page, { accession: 'TEST-D-1', ...TO_DECIDE })
      await storeComplete(app.page, { accession: 'TEST-C-1' })
      const review = new ReviewPage(app.page)
      await review.open()
      await expect(review.list).toContainText('Nothing is held.')
      expect(await axeFindings(app.page)).toEqual([])
      await review.goTo('To decide', 'TEST-D-1')
      expect(await axeFindings(app.page)).toEqual([])
      await review.press('a')
      await expect(review.form).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
      await review.press('Enter')
      await expect(review.message).toHaveText('Approved.')
      await review.press('o')
      await expect(review.main.getByRole('table', { name: 'By rule' })).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
    })
  })
}
