import type { Page } from '@playwright/test'
import type { SessionId } from '#shared/domain/session.ts'
import { bridgeOf } from './bridge.ts'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { StoryPage } from './pages/story-page.ts'
import { DESK } from './people.ts'
import { paleOnPaper, printedPages, standInForPrinter } from './printer.ts'
import { storeComplete } from './stored-session.ts'

const NOTES = 70

/** A story that one page does not hold: it has an event for each note. */
async function storeLongStory(page: Page): Promise<void> {
  const { id } = await storeComplete(page, { claims: 'both' })
  await addNotes(page, id)
}

async function addNotes(page: Page, id: SessionId): Promise<void> {
  const bridge = await bridgeOf(page)
  await bridge.evaluate(
    async (core, { session, count }) => {
      for (let at = 1; at <= count; at += 1) {
        const given = { commandId: crypto.randomUUID(), id: session, text: `note (${at}) of the desk` }
        const added = await core.sessions.addNote(given)
        if (!added.ok) throw new Error(added.error.message)
      }
    },
    { session: id, count: NOTES },
  )
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`the whole story is on paper and nothing else, dark on white, in ${theme}`, async ({ app }) => {
      const { page } = app
      await storeLongStory(page)
      await new DayList(page).find('TESTPATIENT')
      await new EntryScreen(page).expectState('Complete')
      const story = new StoryPage(page)
      await story.open()
      await standInForPrinter(page)
      await page.keyboard.press('p')
      await expect(page.locator('html')).toHaveAttribute('data-printed', '1')

      for (const format of ['A4', 'Letter'] as const) {
        const pages = await printedPages(page, format)
        expect(pages.length).toBeGreaterThan(1)
        const words = pages.map(one => one.words).join(' ')
        for (const told of [
          'TESTPATIENT',
          'MRN TEST0001',
          'Acc TEST-A-1',
          '19283',
          'Facility',
          'Professional',
        ])
          expect(words).toContain(told)
        expect(words).toMatch(new RegExp(`Story of a session, printed .* by ${DESK.name}`))
        expect(words).toMatch(/Session begun.*Session completed.*Note added/)
        const notes = [...words.matchAll(/note \((\d+)\) of the desk/g)].map(([, at]) => Number(at))
        expect(notes).toEqual(Array.from({ length: NOTES }, (_, at) => at + 1))
        expect(words).not.toMatch(
          /Alt\+|Another session|Audit trail|Find a session|Review|Export page|Escape/,
        )
        for (const { reach, width } of pages) expect(reach).toBeLessThan(width)
      }
      expect(await paleOnPaper(page)).toEqual([])
    })
  })
}

test('the screen is as it was once the printer has the story', async ({ app }) => {
  const { page } = app
  await storeComplete(page)
  await new DayList(page).find('TESTPATIENT')
  await new EntryScreen(page).expectState('Complete')
  const story = new StoryPage(page)
  await story.open()
  await page.evaluate(() => {
    window.print = () => document.documentElement.toggleAttribute('data-printed', true)
  })
  await page.keyboard.press('p')
  await expect(page.locator('html')).toHaveAttribute('data-printed')
  await expect(page.locator('[data-paper]')).toHaveCount(1)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(page.locator('[data-paper]')).toHaveCount(0)
  await expect(story.main).toBeVisible()
})
