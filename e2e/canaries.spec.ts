import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canariesBelow, filesBelow } from '#main/canary/testing/canaries-below.ts'
import { CANARY, canariesIn } from '#main/canary/testing/canaries.ts'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'

// What the window leaves of a patient outside of the log: nothing, while it is open and after.

const PATIENT = {
  mrn: CANARY.mrn,
  familyName: CANARY.familyName,
  givenName: CANARY.givenName,
  birthDate: '7/29/1931',
}

/** Every page that a key opens. */
const PAGES = [
  'Alt+a',
  'Alt+e',
  'Alt+o',
  'Alt+s',
  'Alt+u',
  'Alt+v',
  'Alt+w',
  'Alt+y',
  'Alt+Shift+b',
  'Alt+Shift+d',
  'Alt+Shift+e',
  'Alt+Shift+g',
  'Alt+Shift+l',
  'Alt+Shift+p',
  'Alt+Shift+q',
  'Alt+Shift+r',
  'Alt+Shift+u',
] as const

const profile = () =>
  join(
    tmpdir(),
    readdirSync(tmpdir()).find(name => name.startsWith(`chargemark-window-${process.pid}-`)) ?? '',
  )

test('a patient typed, found and looked at on every page stands in no title, address, profile or log', async ({
  app,
}) => {
  const { page } = app
  const logged: string[] = []
  page.on('console', message => logged.push(message.text()))
  page.on('pageerror', error => logged.push(String(error)))
  const address = page.url()
  const entry = new EntryScreen(page)
  await entry.begin()
  await entry.typeHead(PATIENT, CANARY.accession)
  await entry.typeLesion('r', 's')
  await entry.keys.press('w')
  await entry.finish()
  await entry.expectState('Complete')
  // Another is left half typed, and stands on screen while the profile is looked at.
  await entry.begin()
  await entry.typePatient({ ...PATIENT, mrn: `${CANARY.mrn}B` })
  await entry.typeOn(`${CANARY.accession}B`)
  await entry.saved()
  await new DayList(page).find(CANARY.familyName)
  for (const key of PAGES) {
    await page.keyboard.press(key)
    await expect(page).toHaveTitle('Chargemark')
    expect([key, page.url()]).toEqual([key, address])
    await page.keyboard.press('Escape')
  }
  const kept = await page.evaluate(() =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      history.length,
      history.state,
    ]),
  )
  expect(canariesIn(kept)).toEqual([])
  expect(canariesIn(logged.join('\n'))).toEqual([])
  // The browser's own files: history, form data, sessions, caches.
  expect(filesBelow(profile()).length).toBeGreaterThan(10)
  expect(canariesBelow(profile())).toEqual([])
  expect(canariesBelow(app.data)).toEqual([])
  await app.close()
  expect(canariesBelow(app.data)).toEqual([])
})
