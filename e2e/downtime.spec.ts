import type { Page } from '@playwright/test'
import { axeFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { Worklist } from './pages/worklist.ts'
import { printedPages, standInForPrinter } from './printer.ts'
import { storeDraft } from './stored-session.ts'

const printedForms = (page: Page) => page.locator('html')

test('a draft is printed on one page of either paper, with the number that leads back to it', async ({
  app,
}) => {
  const { page } = app
  await storeDraft(page)
  await new DayList(page).find('TESTPATIENT')
  const entry = new EntryScreen(page)
  await entry.expectState('Open')
  await standInForPrinter(page)
  await entry.keys.press('Alt+Shift+W')
  await expect(printedForms(page)).toHaveAttribute('data-printed', '1')
  expect(await printedPages(page, 'A4')).toHaveLength(1)
  expect(await printedPages(page, 'Letter')).toHaveLength(1)

  await page.emulateMedia({ media: 'print' })
  const form = page.locator('[data-paper] article')
  await expect(form).toContainText('TESTPATIENT')
  await expect(form).toContainText('10:00 4 cm')
  await expect(page.getByRole('main')).toBeHidden()
  expect(await form.locator('svg rect').count()).toBeGreaterThan(30)
  const number = await form.locator('figcaption').innerText()
  expect(number).toMatch(/^DT[A-Z0-9]{3}\d{6}$/)
  await page.emulateMedia({ media: 'screen' })

  await entry.begin()
  await page.keyboard.press('Alt+w')
  await page.getByRole('textbox', { name: 'Number of the form' }).fill(number.toLowerCase())
  await page.keyboard.press('Enter')
  await expect(entry.field('Family name')).toHaveValue('TESTPATIENT')
})

test('blank forms are printed, a page each, and begin a session when they are typed', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('Alt+w')
  await expect(page.getByRole('heading', { name: 'Downtime forms' })).toBeFocused()
  expect(await axeFindings(page)).toEqual([])
  await standInForPrinter(page)
  await page.getByRole('textbox', { name: 'How many' }).fill('3')
  await page.keyboard.press('Enter')
  await expect(printedForms(page)).toHaveAttribute('data-printed', '3')
  expect(await printedPages(page, 'A4')).toHaveLength(3)
  expect(await printedPages(page, 'Letter')).toHaveLength(3)
  const said = await page.getByText('handed to the printer.').innerText()
  const [number = ''] = /DT\w+/.exec(said) ?? []

  await page.getByRole('textbox', { name: 'Number of the form' }).fill(number)
  await page.keyboard.press('Enter')
  const entry = new EntryScreen(page)
  await expect(entry.field('Date of service')).toHaveValue('')
  await entry.typePatient()
  await page.keyboard.press('Alt+w')
  await page.getByRole('textbox', { name: 'Number of the form' }).fill(number)
  await page.keyboard.press('Enter')
  await expect(entry.field('Family name')).toHaveValue('TESTPATIENT')
})

test('a form is scanned anywhere: its session opens, and another patient is not left without a question', async ({
  app,
}) => {
  const { page } = app
  const worklist = new Worklist(page)
  const entry = new EntryScreen(page)
  await standInForPrinter(page)
  await page.keyboard.press('Alt+w')
  await page.getByRole('textbox', { name: 'How many' }).fill('1')
  await page.keyboard.press('Enter')
  const [number = ''] = /DT\w+/.exec(await page.getByText('handed to the printer.').innerText()) ?? []
  await page.keyboard.press('Escape')
  await worklist.scan(number)
  await expect(entry.field('Date of service')).toHaveValue('')
  await entry.typeOn('TEST0001')
  await entry.begin()
  await entry.typeOn('TEST0002')
  await worklist.scan(number)
  await expect(worklist.scanBar).toContainText(`Scanned ${number}: a form for downtime.`)
  await expect(entry.field('MRN')).toHaveValue('TEST0002')
  await expect(worklist.switchPatient).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(entry.field('MRN')).toHaveValue('TEST0001')
  await worklist.scan('DTZZZ999999')
  await expect(worklist.scanBar).toContainText('The open session is of another patient')
  await expect(worklist.switchPatient).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(worklist.scanBar).toContainText('No form of this number was printed from this log.')
})

test('a number that no form has is told, and a count that is none is refused', async ({ app }) => {
  const { page } = app
  await page.keyboard.press('Alt+w')
  await page.getByRole('textbox', { name: 'Number of the form' }).fill('DTK7M999999')
  await page.keyboard.press('Enter')
  await expect(page.getByText('No form of this number was printed from this log.')).toBeVisible()
  await page.getByRole('textbox', { name: 'How many' }).fill('0')
  await expect(page.getByText('A number from 1 to 50.')).toBeVisible()
})
