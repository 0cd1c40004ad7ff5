import { aLesion, aPlacement } from '#main/testing/an-entry.ts'
import { lesionId } from '#shared/domain/session-entry.ts'
import { axeFindings } from './axe.ts'
import { pairEdits, quarterOf } from './code-set-files.ts'
import { expect, test } from './fixtures.ts'
import { placeUnreadableLog } from './log-folder.ts'
import { focused, placesOf, scrolling, smallTargets } from './layout.ts'
import { CodeSetsPage } from './pages/code-sets-page.ts'
import { CodesPage } from './pages/codes-page.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { ExportPage } from './pages/export-page.ts'
import { Worklist } from './pages/worklist.ts'
import { storeComplete, storeDraft, today } from './stored-session.ts'

const THEMES = ['light', 'dark'] as const

for (const theme of THEMES) {
  test.describe(() => {
    test.use({ theme })

    test(`axe finds nothing at an empty start, nor on the sheet of keys, in ${theme}`, async ({ app }) => {
      await expect(app.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      expect(await axeFindings(app.page)).toEqual([])
      await app.page.keyboard.press('?')
      await expect(app.page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
    })

    test(`axe finds nothing on an entry with findings, refusals and a list, in ${theme}`, async ({ app }) => {
      const entry = new EntryScreen(app.page)
      await entry.begin()
      await entry.typeOn('TEST 1', 'TESTPATIENT')
      await entry.typeLesion('r', 's')
      await entry.keys.press('w', 'Alt+m', 'l')
      await expect(entry.findings).toContainText('Review')
      await entry.complete()
      await expect(entry.field('MRN')).toHaveAttribute('aria-invalid', 'true')
      expect(await axeFindings(app.page)).toEqual([])
      await entry.cell('Guidance', 'A').press('Space')
      await expect(app.page.getByRole('option', { name: /ultrasound/ })).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
    })

    test(`axe finds nothing on a complete session, nor while it is held, in ${theme}`, async ({ app }) => {
      await storeComplete(app.page)
      await new DayList(app.page).find('TESTPATIENT')
      const entry = new EntryScreen(app.page)
      await entry.expectState('Complete')
      expect(await axeFindings(app.page)).toEqual([])
      await entry.keys.press('Alt+h')
      await expect(app.page.getByLabel('Reason for the hold')).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
    })

    test(`axe finds nothing on the export page, before and after, nor in the settings, in ${theme}`, async ({
      app,
    }) => {
      await storeComplete(app.page)
      await storeDraft(app.page, { accession: 'TEST-A-2', diagnoses: [] })
      const page = new ExportPage(app.page)
      await page.open()
      await expect(page.withheld).toHaveCount(1)
      expect(await axeFindings(app.page)).toEqual([])
      await page.run({ format: 'CSV', folder: app.out })
      await expect(page.result).toContainText('written and checked')
      expect(await axeFindings(app.page)).toEqual([])

      await app.page.keyboard.press('Alt+s')
      await app.page.getByRole('textbox', { name: 'Site code' }).fill('not a code')
      await app.page.getByRole('button', { name: 'Save settings' }).press('Enter')
      await expect(app.page.getByRole('textbox', { name: 'Site code' })).toHaveAttribute(
        'aria-invalid',
        'true',
      )
      expect(await axeFindings(app.page)).toEqual([])
    })

    test(`axe finds nothing where exams come in, where they are missing, nor in the bar of a scan, in ${theme}`, async ({
      app,
    }) => {
      const day = dayBefore(await today(app.page))
      const worklist = new Worklist(app.page)
      await worklist.openImport()
      expect(await axeFindings(app.page)).toEqual([])
      await worklist.paste(
        `Acc\tMRN\tName\tWhat\nTEST-A-16\tTEST0016\tTESTPLUM, Synthetic\t${day}\nTEST-A-17\n`,
      )
      await expect(worklist.reader).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
      await app.page.getByLabel('What is the column What?').selectOption('Day, or day and time')
      await worklist.importRows()
      await expect(worklist.results.first()).toContainText('1 new · 0 updated · 0 unchanged · 1 refused')
      expect(await axeFindings(app.page)).toEqual([])

      await expect(worklist.counter).toHaveText(/earlier/)
      await app.page.keyboard.press('Alt+y')
      await app.page.getByRole('button', { name: 'Begin session of TESTPLUM' }).focus()
      await app.page.keyboard.press('x')
      await expect(app.page.getByText('Why is it not charged?')).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
      await app.page.keyboard.press('Escape')

      await storeDraft(app.page)
      await new DayList(app.page).find('TESTPATIENT')
      await worklist.scan('TEST-A-16')
      await expect(worklist.scanBar).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
    })

    test(`axe finds nothing on the code sets, while loading asks and refuses, nor on a code, in ${theme}`, async ({
      app,
    }) => {
      const sets = new CodeSetsPage(app.page)
      const [part] = pairEdits(quarterOf(await today(app.page)))
      if (!part) throw new Error('Four parts are made')
      await sets.open()
      await sets.choose([part])
      await sets.expectLoaded()
      await sets.row('NCCI pair edits, practitioner').getByRole('button').press('Enter')
      await app.page.getByRole('button', { name: 'Record a licence' }).press('Enter')
      await app.page.getByRole('button', { name: 'Record', exact: true }).press('Enter')
      expect(await axeFindings(app.page)).toEqual([])
      await sets.choose([{ ...part, name: 'pairs.txt' }])
      await expect(sets.load.getByRole('combobox', { name: 'pairs.txt' })).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
      await sets.choose([{ name: 'notes.txt', buffer: Buffer.from('no code set at all') }])
      await expect(sets.refusals).toHaveCount(1)
      expect(await axeFindings(app.page)).toEqual([])

      const codes = new CodesPage(app.page)
      await codes.open()
      await codes.find('stereotactic')
      expect(await axeFindings(app.page)).toEqual([])
      await app.page.keyboard.press('Enter')
      await expect(codes.code.getByRole('heading', { level: 2 })).toBeFocused()
      expect(await axeFindings(app.page)).toEqual([])
    })

    test.describe(() => {
      test.use({ prepare: { run: placeUnreadableLog } })

      test(`axe finds nothing on the screen of a start that failed, in ${theme}`, async ({ app }) => {
        await expect(app.page.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await axeFindings(app.page)).toEqual([])
      })
    })
  })
}

test('six lesions stand in a window of 1280 by 720 without scrolling', async ({ app }) => {
  await storeDraft(app.page, { lesions: sixLesions() })
  await new DayList(app.page).find('TESTPATIENT')
  const entry = new EntryScreen(app.page)
  await expect(entry.lesionRows).toHaveCount(6)
  await expect(entry.line('19283')).toBeVisible()
  expect(await scrolling(app.page, 'down')).toEqual([])
  expect(await scrolling(app.page, 'sideways')).toEqual([])
})

test('a letter of guidance moves no field and no charge line that stays', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await entry.keys.press('w', 'n', 'l', 'Enter')
  await expect(entry.cell('Guidance', 'B')).toBeFocused()
  await expect(entry.chargeLines).toHaveText([/^19283/])
  const before = { fields: await fieldsOf(entry), line: await placesOf(entry.line('19283')) }

  await entry.keys.press('s')
  await expect(entry.chargeLines).toHaveText([/^19283/, /^19284/])
  expect(await fieldsOf(entry)).toEqual(before.fields)
  expect(await placesOf(entry.line('19283'))).toEqual(before.line)
})

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

test('the start of an import moves nothing on the page', async ({ app }) => {
  const page = new CodeSetsPage(app.page)
  const files = pairEdits(quarterOf(await today(app.page)), 100_000)
  await page.open()
  const names = app.page.getByRole('main').getByRole('rowheader')
  const before = await placesOf(names)
  await page.choose(files)
  await expect(page.progress).toBeVisible()
  expect(await placesOf(names)).toEqual(before)
})

function fieldsOf(entry: EntryScreen) {
  return placesOf(entry.form.locator('[data-field]'))
}

test.describe('at 200 % zoom', () => {
  test.use({ size: { width: 640, height: 360 } })

  test('nothing is wider than the window, and everything the cursor reaches can be seen', async ({ app }) => {
    await storeDraft(app.page, { lesions: sixLesions().slice(0, 2) })
    await new DayList(app.page).find('TESTPATIENT')
    const entry = new EntryScreen(app.page)
    await expect(entry.field('MRN')).toBeFocused()
    expect(await scrolling(app.page, 'sideways')).toEqual([])

    const reached: string[] = []
    const hidden: string[] = []
    const first = (await focused(app.page)).name
    for (let name = ''; name !== first && reached.length < 150;) {
      await app.page.keyboard.press('Tab')
      const here = await focused(app.page)
      name = here.name
      reached.push(name)
      if (name !== '' && !here.seen) hidden.push(name)
    }
    expect(hidden).toEqual([])
    const parts = ['patient.familyName', 'Guidance of lesion B', 'Complete', 'New session', 'Export']
    for (const part of parts) expect(reached).toEqual(expect.arrayContaining([expect.stringContaining(part)]))
  })

  test('the code sets and a code are not wider than the window', async ({ app }) => {
    await new CodeSetsPage(app.page).open()
    expect(await scrolling(app.page, 'sideways')).toEqual([])
    const codes = new CodesPage(app.page)
    await codes.open()
    await codes.find('19283')
    await app.page.keyboard.press('Enter')
    await codes.expectOpen('19283')
    expect(await scrolling(app.page, 'sideways')).toEqual([])
  })

  test('the settings and the sheet of keys are not wider than the window', async ({ app }) => {
    await app.page.keyboard.press('Alt+s')
    await expect(app.page.getByRole('textbox', { name: 'Site code' })).toBeVisible()
    expect(await scrolling(app.page, 'sideways')).toEqual([])
    await app.page.keyboard.press('F1')
    await expect(app.page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    expect(await scrolling(app.page, 'sideways')).toEqual([])
  })
})

function sixLesions() {
  return Array.from({ length: 6 }, (_, index) =>
    aLesion({
      id: lesionId(index),
      side: index % 2 === 0 ? 'right' : 'left',
      placement: aPlacement({ guidance: index < 4 ? 'stereotactic' : 'ultrasound' }),
    }),
  )
}

test('a line that a quick pick brings is announced by its code, side and units', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await expect(entry.picks).toHaveCount(7)
  await entry.keys.press('Alt+7')
  await expect(entry.announcement).toHaveText('19285, right, 1 unit, added. 19286, left, 1 unit, added')
})

for (const theme of THEMES) {
  test.describe(() => {
    test.use({ theme })

    test(`axe finds nothing on quick picks, their naming, the actions and the notes, in ${theme}`, async ({
      app,
    }) => {
      const { page } = app
      const entry = new EntryScreen(page)
      await entry.begin()
      await expect(entry.picks).toHaveCount(7)
      expect(await axeFindings(page)).toEqual([])
      await entry.keys.press('Alt+1', 'Alt+t')
      await entry.keys.type('TEST note')
      await entry.keys.press('Enter')
      await expect(entry.form.getByRole('list', { name: 'Notes' })).toBeVisible()
      await entry.keys.press('Alt+q', 'Enter')
      await expect(page.getByText('A quick pick needs a name')).toBeVisible()
      expect(await axeFindings(page)).toEqual([])
      await entry.keys.press('Escape', 'Control+k')
      await expect(page.getByRole('dialog', { name: 'Find an action' })).toBeVisible()
      expect(await axeFindings(page)).toEqual([])
      await entry.keys.press('Escape', 'Alt+Shift+Q')
      await expect(page.getByRole('list', { name: 'All quick picks' })).toBeVisible()
      expect(await axeFindings(page)).toEqual([])
    })
  })
}

test('every target is 24 pixels wide and high, or stands far enough from the next', async ({ app }) => {
  const { page } = app
  const entry = new EntryScreen(page)
  await storeDraft(page, { lesions: sixLesions().slice(0, 3) })
  await new DayList(page).find('TESTPATIENT')
  await expect(entry.lesionRows).toHaveCount(3)
  expect(await smallTargets(page)).toEqual([])
  await entry.begin()
  await expect(entry.picks).toHaveCount(7)
  expect(await smallTargets(page)).toEqual([])
  for (const keys of ['Alt+e', 'Alt+s', 'Alt+Shift+Q', 'Alt+v', 'Alt+o', 'Control+k']) {
    await page.keyboard.press(keys)
    await page.locator('h1:visible, dialog[open]').first().waitFor()
    expect(await smallTargets(page)).toEqual([])
  }
})

test.describe('at 400 % zoom', () => {
  test.use({ size: { width: 320, height: 256 } })

  test('nothing is wider than the window on any page', async ({ app }) => {
    const { page } = app
    await storeDraft(page, { lesions: sixLesions().slice(0, 2) })
    expect(await scrolling(page, 'sideways')).toEqual([])
    await new DayList(page).find('TESTPATIENT')
    await expect(new EntryScreen(page).lesionRows).toHaveCount(2)
    expect(await scrolling(page, 'sideways')).toEqual([])
    for (const keys of ['Alt+e', 'Alt+s', 'Alt+Shift+Q', 'Alt+v']) {
      await page.keyboard.press(keys)
      await page.locator('#page-title').waitFor()
      expect(await scrolling(page, 'sideways')).toEqual([])
    }
    for (const keys of ['F1', 'Control+k']) {
      await page.keyboard.press(keys)
      await page.locator('dialog[open]').waitFor()
      expect(await scrolling(page, 'sideways')).toEqual([])
      await page.keyboard.press('Escape')
    }
  })
})

test('with forced colors the focus, the states and the picked action can still be told', async ({ app }) => {
  const { page } = app
  await page.emulateMedia({ forcedColors: 'active' })
  const entry = new EntryScreen(page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  const outlined = () =>
    page.evaluate(() => {
      const here = document.activeElement
      if (!here) return ''
      const ringOf = (part: Element) => {
        const { outlineStyle, outlineWidth, borderTopStyle } = getComputedStyle(part)
        return outlineStyle !== 'none' && outlineWidth !== '0px' ? 'outline' : borderTopStyle
      }
      const own = ringOf(here)
      return own === 'outline' || !here.parentElement ? own : ringOf(here.closest('td, div, label') ?? here)
    })
  await expect(entry.cell('Devices', 'A')).toBeFocused()
  expect(await outlined()).not.toBe('none')
  await entry.keys.press('Alt+i')
  expect(await outlined()).not.toBe('none')
  await entry.keys.press('Control+k')
  const picked = page.locator('[role=option][aria-selected=true]')
  expect(await picked.evaluate(option => getComputedStyle(option).outlineStyle)).toBe('solid')
})

test('with reduced motion nothing moves by itself', async ({ app }) => {
  const { page } = app
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const entry = new EntryScreen(page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await entry.keys.press('Control+k')
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .map(({ effect }) => effect?.getComputedTiming().duration ?? 0)
      .filter(duration => Number(duration) > 1),
  )
  expect(moving).toEqual([])
  const transitions = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .map(part => getComputedStyle(part).transitionDuration)
      .filter(duration => !/^(0s|0\.?0*1?ms)(, |$)/.test(duration)),
  )
  expect(transitions).toEqual([])
})
