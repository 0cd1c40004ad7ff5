import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { TEMPLATES } from '#main/features/exports/destinations/templates.ts'
import { ask } from '#main/hosts/cli/ask.ts'
import { openLog } from '#main/hosts/open-log.ts'
import { portsWithoutKeyStore } from '#main/hosts/wrapped-key.ts'
import { localDay } from '#main/ports/clock.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { axeFindings } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { expect, test } from './fixtures.ts'
import { DestinationsPage } from './pages/destinations-page.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { ExportPage } from './pages/export-page.ts'
import { takeDesk } from './people.ts'
import { storeComplete } from './stored-session.ts'

type Places = { readonly folder: string; readonly answers: string }

/** A receiver of HL7 with a folder of answers. */
async function makeReceiver(page: Page, places: Places): Promise<void> {
  const bridge = await bridgeOf(page)
  await bridge.evaluate(async (core, { folder, answers }) => {
    const templates = await core.destinations.templates({})
    if (!templates.ok) throw new Error('no templates')
    const hl7 = templates.value.find(({ sheet }) => sheet.format.kind === 'hl7')
    if (!hl7) throw new Error('no template for HL7')
    const delivery = { ...hl7.sheet.delivery, folder, tempFolder: null, answerFolders: [answers] }
    const about = { id: 'billing', name: 'Professional billing', mode: 'production', claims: 'professional' }
    const department = { field: 'FT1-13', kind: 'text', text: 'BI' }
    const format = { ...hl7.sheet.format, fill: [department] }
    const sheet = JSON.parse(JSON.stringify({ ...hl7.sheet, ...about, delivery, format }))
    const saved = await core.destinations.save({ sheet, revision: null })
    if (!saved.ok || saved.value.kind === 'refused') throw new Error(JSON.stringify(saved))
  }, places)
}

function makePlaces(out: string): Places {
  const root = mkdtempSync(join(out, '..', 'shares-'))
  const places = { folder: join(root, 'in'), answers: join(root, 'answers') }
  for (const place of Object.values(places)) mkdirSync(place)
  return places
}

const messageNumbers = (folder: string) =>
  readdirSync(folder).flatMap(name =>
    readFileSync(join(folder, name), 'utf8')
      .split(/[\r\n]+/)
      .filter(segment => segment.startsWith('MSH|'))
      .map(segment => segment.split('|')[9] ?? ''),
  )

const fieldsOf = (folder: string, segment: string, field: number) =>
  readdirSync(folder)
    .toSorted()
    .flatMap(name => readFileSync(join(folder, name), 'utf8').split(/[\r\n]+/))
    .filter(text => text.startsWith(`${segment}|`))
    .map(text => text.split('|')[field] ?? '')

/** What an interface engine leaves: by default, the MRN of a message is not known there. */
const refusal = (
  number: string,
  error = 'PID^1^3|204^Unknown key identifier|E||||This MRN is not known here',
) =>
  ['MSH|^~\\&|BILLING|H|CHARGEMARK|S|20261120||ACK|1|P|2.5.1', `MSA|AE|${number}`, `ERR||${error}`].join('\r')

/** A session that left to a receiver, which refused it: the export page with the answer read. */
async function sentAndRefused(page: Page, out: string, error?: string) {
  const places = makePlaces(out)
  await makeReceiver(page, places)
  await storeComplete(page)
  const exports = new ExportPage(page)
  await exports.open()
  await exports.sendTo('Professional billing')
  const [number = ''] = messageNumbers(places.folder)
  writeFileSync(join(places.answers, 'a.hl7'), refusal(number, error))
  await page.keyboard.press('l')
  return { places, exports, number }
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`what a receiver refused is mended and sent corrected, with keys alone, in ${theme}`, async ({
      app,
    }) => {
      const { places, exports: page, number } = await sentAndRefused(app.page, app.out)
      await expect(page.refusals).toContainText('MRN: “This MRN is not known here”')
      await expect(app.page.getByRole('button', { name: /^Export 1 answer to deal with/ })).toBeVisible()
      expect(await axeFindings(app.page)).toEqual([])
      await app.page.keyboard.press('ArrowDown')
      await expect(page.refusals.getByRole('listitem')).toBeFocused()
      await app.page.keyboard.press('c')
      const entry = new EntryScreen(app.page)
      await entry.expectState('Open')
      const said = app.page.getByRole('region', { name: 'Said by receivers' })
      await expect(said.getByRole('status')).toContainText(
        `Refused by Professional billing, batch ${number.slice(0, 10)}`,
      )
      await expect(entry.field('MRN')).toHaveAccessibleDescription(/This MRN is not known here/)
      expect(await axeFindings(app.page)).toEqual([])
      await app.page.keyboard.press('Alt+Shift+f')
      await expect(entry.field('MRN')).toBeFocused()
      await entry.field('MRN').fill('TEST0009')
      await expect(said).toHaveCount(0)
      await expect(entry.field('MRN')).not.toHaveAttribute('aria-invalid')
      await entry.complete()
      await entry.expectState('Complete')
      await page.open()
      await expect(page.refusals).toContainText('Leaves again under new numbers')
      await page.sendTo('Professional billing')
      await expect(page.refusals).toHaveCount(0)
      const [first, second, ...more] = messageNumbers(places.folder).toSorted()
      expect(more).toEqual([])
      expect(first).toBe(number)
      expect(second).not.toBe(number)
      expect(fieldsOf(places.folder, 'FT1', 6)).toEqual(['CG', 'CG'])
      expect(fieldsOf(places.folder, 'PID', 3).map(text => text.split('^')[0])).toEqual([
        'TEST0001',
        'TEST0009',
      ])
      const numbers = fieldsOf(places.folder, 'FT1', 2)
      expect(new Set(numbers).size).toBe(2)
      await expect(app.page.getByRole('row', { name: new RegExp(number.slice(0, 10)) })).toContainText(
        '1 refused',
      )
    })
  })
}

test('what a receiver said is marked as seen on the form, and stays to be dealt with', async ({ app }) => {
  const { exports: page } = await sentAndRefused(app.page, app.out)
  await expect(page.refusals).toBeVisible()
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('o')
  const said = app.page.getByRole('region', { name: 'Said by receivers' })
  await expect(said).toContainText('This MRN is not known here')
  await app.page.keyboard.press('Alt+Shift+o')
  await expect(said).toHaveCount(0)
  await page.open()
  await expect(page.refusals).toContainText('1 refusal of receivers to deal with')
})

test('an answer that matched nothing is counted until somebody has seen it, and stays listed', async ({
  app,
}) => {
  const places = makePlaces(app.out)
  await makeReceiver(app.page, places)
  writeFileSync(join(places.answers, 'notice.txt'), 'closed on Thursday')
  const page = new ExportPage(app.page)
  await page.open()
  await app.page.keyboard.press('l')
  const answers = app.page.getByRole('region', { name: 'Answers of receivers' })
  await expect(answers).toContainText('Not readable')
  await expect(app.page.getByRole('button', { name: /^Export 1 answer to deal with/ })).toBeVisible()
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('v')
  await expect(app.page.getByRole('button', { name: /answer to deal with/ })).toHaveCount(0)
  await expect(answers.getByRole('row', { name: /notice\.txt/ })).toBeFocused()
  await expect(answers.getByRole('button', { name: /^Seen/ })).toHaveCount(0)
})

const DEPARTMENT = 'FT1^1^13|103^Table value not found|E||||Department BI is not known'

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`what a receiver refused of the sheet leads to its field there, and leaves as it is once it is changed, in ${theme}`, async ({
      app,
    }) => {
      const { page } = app
      const { places, exports } = await sentAndRefused(page, app.out, DEPARTMENT)
      await expect(exports.refusals).toContainText('Department Code (FT1-13): “Department BI is not known”')
      await expect(exports.refusals).toContainText('The sheet of billing holds this value, not the session.')
      await page.keyboard.press('ArrowDown')
      expect(await axeFindings(page)).toEqual([])

      await page.keyboard.press('o')
      const said = page.getByRole('region', { name: 'Said by receivers' })
      await expect(said).toContainText('The sheet of Professional billing holds this value, not the entry.')
      await expect(said.getByRole('button', { name: /Go to the field/ })).toHaveCount(0)
      expect(await axeFindings(page)).toEqual([])
      await said.getByRole('button', { name: 'Open the sheet' }).press('Enter')
      const sheet = new DestinationsPage(page)
      await expect(sheet.field('Further fields')).toBeFocused()
      await page.keyboard.press('Escape')

      await exports.open()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('i')
      await expect(sheet.field('Further fields')).toBeFocused()
      await sheet.field('Further fields').fill('FT1-13; text; MAMMO')
      await page.keyboard.press('Control+Enter')
      await expect(sheet.message).toContainText('Saved Professional billing')
      await exports.open()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('n')
      await expect(exports.refusals).toHaveCount(0)
      await exports.sendTo('Professional billing')
      await expect(exports.result).toContainText('written and checked')
      expect(fieldsOf(places.folder, 'FT1', 13)).toEqual(['BI', 'MAMMO'])
    })
  })
}

test('what was refused of a charge stands beside the lesion that it follows from', async ({ app }) => {
  const modifier = 'FT1^1^26|103^Table value not found|E||||Modifier is not the side that was ordered'
  const { exports } = await sentAndRefused(app.page, app.out, modifier)
  await expect(exports.refusals).toContainText('Modifiers: “Modifier is not the side')
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('c')
  const entry = new EntryScreen(app.page)
  await entry.expectState('Open')
  await app.page.keyboard.press('Alt+Shift+f')
  await expect(entry.cell('Side', 'A')).toBeFocused()
  await expect(entry.cell('Side', 'A')).toHaveAccessibleDescription(
    /Lesion A: Professional billing: “Modifier is not the side that was ordered”/,
  )
  await app.page.keyboard.press('l')
  await expect(app.page.getByRole('region', { name: 'Said by receivers' })).toHaveCount(0)
})

/** A log in which somebody set up a receiver that refused what the sheet holds; another person comes to it. */
async function refusedOfSheet(data: string): Promise<void> {
  const roles = ['entry', 'exporter'] as const
  const portsOf = (folder: string) => ({ ...portsWithoutKeyStore(folder), secrets: lightSecrets })
  const opened = () => openLog({ launch: { kind: 'log', folder: data }, host: 'chromium', portsOf })
  const first = await opened()
  await takeDesk(first.core, roles)
  first.close()
  const { core, close } = await opened()
  await takeDesk(core)
  const places = makePlaces(data)
  const [template] = TEMPLATES
  if (!template) throw new Error('no template for HL7')
  const { sheet } = template
  const delivery = { ...sheet.delivery, folder: places.folder, answerFolders: [places.answers] }
  const own = { ...sheet, id: 'billing', mode: 'production', claims: 'professional', delivery }
  valueOf(await ask(core, 'destinations', 'save', { sheet: JSON.parse(JSON.stringify(own)), revision: null }))
  const entry = anEntry({ performedOn: localDay(new Date()) })
  const command = () => ({ commandId: randomUUID() })
  const { performedOn } = entry
  const { id, revision } = valueOf(await ask(core, 'sessions', 'start', { ...command(), performedOn }))
  valueOf(await ask(core, 'sessions', 'complete', { ...command(), id, revision, entry }))
  valueOf(await ask(core, 'exports', 'send', { scope: 'all', destination: 'billing' }))
  const [number = ''] = messageNumbers(places.folder)
  writeFileSync(join(places.answers, 'a.hl7'), refusal(number, 'MSH^1^6|103^Unknown facility|E'))
  valueOf(await ask(core, 'exports', 'lookForAnswers', {}))
  close()
}

function valueOf<T>(answer: Result<T, Failure>): T {
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

test.describe(() => {
  test.use({ roles: ['entry', 'exporter'], prepare: { run: refusedOfSheet } })

  test('who may not change sheets is told who may, on the page and on the form', async ({ app }) => {
    const exports = new ExportPage(app.page)
    await exports.open()
    await expect(exports.refusals).toContainText('Receiving facility: “Unknown facility”')
    await expect(exports.refusals).toContainText('It is changed by who may change settings')
    await expect(exports.refusals).toContainText('Administrator.')
    await expect(exports.refusals.getByRole('button', { name: /^Open the sheet/ })).toHaveCount(0)
    await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('o')
    const said = app.page.getByRole('region', { name: 'Said by receivers' })
    await expect(said).toContainText('holds this value, not the entry')
    await expect(said).toContainText('It is changed by who may change settings')
    await expect(said.getByRole('button', { name: 'Open the sheet' })).toHaveCount(0)
    expect(await axeFindings(app.page)).toEqual([])
  })
})

test.describe(() => {
  test.use({ roles: ['entry', 'exporter', 'administrator'] })

  test('who may not correct is told who sends corrected', async ({ app }) => {
    const { exports: page } = await sentAndRefused(app.page, app.out)
    await expect(page.refusals).toContainText('Sent corrected by who may correct what has left: Reviewer.')
    await expect(page.refusals.getByRole('button', { name: /^Send corrected/ })).toHaveCount(0)
    await expect(page.refusals.getByRole('button', { name: /^Send under new numbers/ })).toBeVisible()
    expect(await axeFindings(app.page)).toEqual([])
  })
})

test('rows of the page are walked by arrows, and a letter does what its button says', async ({ app }) => {
  const { exports: page } = await sentAndRefused(app.page, app.out)
  await expect(page.refusals).toBeVisible()
  for (const row of [page.refusals.getByRole('listitem'), app.page.getByRole('row', { name: /a\.hl7/ })]) {
    await app.page.keyboard.press('ArrowDown')
    await expect(row).toBeFocused()
  }
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('p')
  const proof = app.page.getByRole('region', { name: /^Proof of batch/ })
  await expect(proof).toBeFocused()
  await app.page.keyboard.press('x')
  await expect(proof).toHaveCount(0)
  for (const _ of ['batch', 'answer', 'refusal']) await app.page.keyboard.press('ArrowUp')
  await expect(page.refusals.getByRole('listitem')).toBeFocused()
  await app.page.keyboard.press('n')
  await expect(page.refusals).toHaveCount(0)
  await expect(page.submit).toHaveText(/^Export 1 charge line/)
})
