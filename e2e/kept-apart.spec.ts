import { join } from 'node:path'
import { readdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Settings } from '#shared/contract/settings.ts'
import { ROLES } from '#shared/domain/rights.ts'
import { axeFindings } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { csvCharges } from './charge-files.ts'
import { wordsOf } from './closed-day.ts'
import { expect, test } from './fixtures.ts'
import { ClosingPage } from './pages/closing-page.ts'
import { ExportPage } from './pages/export-page.ts'
import { ReviewPage } from './pages/review-page.ts'
import { WayIn } from './pages/way-in.ts'
import { DESK, OTHER } from './people.ts'
import { storeComplete } from './stored-session.ts'

// Two people who may do everything: what is kept apart is the person, not the right.
test.use({ roles: ROLES })

async function decide(
  page: Page,
  change: Partial<Omit<Settings, 'workstation' | 'training'>>,
): Promise<void> {
  const bridge = await bridgeOf(page)
  await bridge.evaluate(async (core, given) => {
    const before = await core.settings.read({})
    if (!before.ok) throw new Error(before.error.message)
    const { workstation: _, training: __, ...settings } = before.value
    const saved = await core.settings.save({ ...settings, ...given })
    if (!saved.ok) throw new Error(saved.error.message)
  }, change)
}

/** Locks the desk, and the first administrator takes it over. */
async function changeToDesk(page: Page): Promise<void> {
  await page.keyboard.press('Alt+Shift+S')
  const wayIn = new WayIn(page)
  await expect(wayIn.secret).toBeFocused()
  await page.keyboard.press('Escape')
  await wayIn.signIn('desk', DESK.secret)
  await expect(page.getByRole('button', { name: `${DESK.name} (lock the desk)` })).toBeVisible()
}

test('where own entries are withheld, nobody approves or exports what they entered; somebody else does', async ({
  app,
}) => {
  const { page, out } = app
  await decide(page, { ownEntriesWithheld: true })
  await storeComplete(page, { claims: 'facility' })
  const review = new ReviewPage(page)
  await review.open()
  await review.goTo('To approve', 'TESTPATIENT')
  await review.press('a')
  await expect(page.getByText('In this department somebody else has to approve it.')).toBeVisible()
  await expect(review.rows).toHaveCount(1)
  const pages = new ExportPage(page)
  await pages.open()
  await expect(pages.withheld).toContainText(
    'You entered it: in this department somebody else has to export it',
  )
  await expect(pages.submit).toHaveText('Nothing to export')
  await pages.leave()

  await changeToDesk(page)
  await review.open()
  await review.goTo('To approve', 'TESTPATIENT')
  await review.press('a')
  await expect(review.message).toHaveText('Approved.')
  await pages.openAndRun({ format: 'CSV', folder: out })
  expect(csvCharges(out)).toHaveLength(1)
})

test('where two people have to sign, a day is closed by two and by nobody twice', async ({ app }) => {
  const { page, out } = app
  await decide(page, { secondSignature: true })
  await storeComplete(page, { claims: 'facility' })
  const closing = new ClosingPage(page)
  await closing.open()
  await closing.closeForm.getByLabel('Folder for the sheet').fill(out)
  await closing.closeForm.getByLabel('Your PIN or pass phrase').fill(OTHER.secret)
  await expect(closing.closeForm).not.toContainText('Ready to be signed')
  const second = closing.closeForm.getByLabel('Sign-in name of a second')
  const pin = closing.closeForm.getByLabel('PIN of the second person')

  await second.fill(OTHER.signInName)
  await pin.fill(OTHER.secret)
  await page.keyboard.press('Control+Enter')
  await expect(closing.failure).toBeVisible()
  await expect(closing.closed).toHaveCount(0)

  await closing.closeForm.getByLabel('Your PIN or pass phrase').fill(OTHER.secret)
  await second.fill(DESK.signInName)
  await pin.fill('000000')
  await page.keyboard.press('Control+Enter')
  await expect(closing.failure).toContainText(/PIN|pass phrase/)
  await expect(closing.closed).toHaveCount(0)
  expect(await axeFindings(page)).toEqual([])

  app.pass(5)
  await closing.closeForm.getByLabel('Your PIN or pass phrase').fill(OTHER.secret)
  await pin.fill(DESK.secret)
  await page.keyboard.press('Control+Enter')
  await expect(closing.closed).toContainText(OTHER.name)
  await expect(closing.closed).toContainText(DESK.name)
  const [sheet = ''] = readdirSync(out).filter(name => name.startsWith('CLOSE_'))
  const words = await wordsOf(join(out, sheet))
  expect(words).toContain(OTHER.name)
  expect(words).toContain(DESK.name)
})
