import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aLesion, anEntry } from '#main/testing/an-entry.ts'
import { axeFindings } from './axe.ts'
import { bridgeOf } from './bridge.ts'
import { countInLog, wordsOf } from './closed-day.ts'
import { expect, test, type App } from './fixtures.ts'
import { DESK } from './people.ts'
import { ClosingPage } from './pages/closing-page.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { Worklist } from './pages/worklist.ts'
import { storeComplete, storeDraft, today } from './stored-session.ts'

const listOf = (day: string) =>
  [
    'Accession,MRN,Patient,DOB,Sex,Date,Time,Procedure',
    `TEST-A-1,TEST0001,"TESTPATIENT, Synthetic",1971-02-03,F,${day},09:10,Wire localization right`,
    `TEST-A-17,TEST0017,"TESTQUINCE, Synthetic",1960-12-31,F,${day},10:30,Ultrasound clip`,
    '',
  ].join('\n')

/** Two expected exams of which one is charged, a walk-in of two lesions, a draft that waits for its diagnosis. */
async function workedDay({ page }: App): Promise<ClosingPage> {
  await new Worklist(page).bringIn(listOf(await today(page)))
  await storeComplete(page)
  const two = [aLesion(), aLesion({ id: 'B', location: '2:00 3 cm' })]
  await storeComplete(page, { accession: 'TEST-W-1', lesions: two })
  await storeDraft(page, { accession: 'TEST-D-1', diagnoses: [] })
  const closing = new ClosingPage(page)
  await closing.open()
  return closing
}

/** Gives both open items their reasons and signs with the PIN, by keys alone. */
async function closeByKeys(app: App, closing: ClosingPage): Promise<void> {
  const { keyboard } = app.page
  await expect(closing.closeForm).toContainText('2 open items have no reason yet.')
  await keyboard.press('Alt+g')
  await keyboard.press('1')
  await keyboard.press('ArrowDown')
  await keyboard.press('6')
  await keyboard.press('Shift+Tab')
  await keyboard.type('Form is with the reader')
  await keyboard.press('Alt+g')
  await keyboard.type(DESK.secret)
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.press('Control+a')
  await keyboard.type(app.out)
  await keyboard.press('Control+Enter')
  await expect(closing.closed).toContainText(DESK.name)
}

test('a day with two open items is closed by keys; its sheet says what plain SQL counts, and no patient', async ({
  app,
}) => {
  const closing = await workedDay(app)
  await expect(closing.charges).toContainText('Counted twice')
  await closeByKeys(app, closing)
  await expect(closing.closed).toContainText('2 left open')
  const day = await today(app.page)
  const shown = await closing.main.getByText(/SHA-256 [0-9a-f]{64}/).textContent()
  await app.close()

  const [name = ''] = readdirSync(app.out)
  expect(readdirSync(app.out)).toEqual([name])
  const bytes = readFileSync(join(app.out, name))
  expect(shown).toContain(createHash('sha256').update(bytes).digest('hex'))
  const words = await wordsOf(join(app.out, name))
  const counted = countInLog(app.data, day)
  expect(counted.map(({ code }) => code)).toContain('19284')
  for (const { claim, code, lines, units } of counted) {
    expect(words).toContain(`${claim.replace(/^./, first => first.toUpperCase())} ${code} ${lines} ${units}`)
  }
  expect(words).toContain('Incomplete TEST-D-1 Waiting for the report')
  expect(words).toContain('Missing exam TEST-A-17 Other: Form is with the reader')
  expect(words).not.toMatch(/TESTPATIENT|TESTQUINCE|TEST0001|TEST0017/)
})

test('a closed day refuses what asks through the bridge, and takes a session in late with a reason', async ({
  app,
}) => {
  const closing = await workedDay(app)
  await closeByKeys(app, closing)
  const day = await today(app.page)
  const bridge = await bridgeOf(app.page)
  const refusals = await bridge.evaluate(async (core, asked) => {
    const listed = await core.sessions.listDay({ day: asked })
    if (!listed.ok) throw new Error(listed.error.message)
    const answers = await Promise.all(
      listed.value.map(({ id, revision, state }) => {
        const change = { commandId: crypto.randomUUID(), id, revision }
        return state === 'draft' ? core.sessions.discard(change) : core.sessions.reopen(change)
      }),
    )
    return answers.map(answer => (answer.ok ? 'done' : answer.error.code))
  }, day)
  expect(refusals).toEqual(['day-closed', 'day-closed', 'day-closed'])

  const late = await storeDraft(app.page, { accession: 'TEST-L-1' })
  expect(late.revision).toBe(1)
  await new DayList(app.page).find('TESTTESTL1')
  const entry = new EntryScreen(app.page)
  await expect(entry.form).toContainText('belongs to no day until it is entered late')
  await entry.keys.press('Alt+Shift+T')
  await expect(app.page.getByRole('radio', { name: 'Documents came late' })).toBeFocused()
  await entry.keys.press('3', 'Enter')
  await expect(entry.message).toHaveText('Entered late.')
  await entry.complete()
  await entry.expectState('Complete')
  await entry.keys.press('Alt+Shift+C')
  await closing.list('late').press('Enter')
  await expect(closing.rows).toHaveText([/TEST-L-1.*Late: was forgotten/])
  await expect(closing.charges).toContainText('Charged sessions: 3')
  await entry.keys.press('Alt+e')
  const leaving = app.page.getByRole('region', { name: 'Late' })
  await expect(leaving).toContainText(/TEST-L-1.*0 days after the service: Was forgotten/)
})

test('a wrong PIN closes nothing, and says so', async ({ app }) => {
  await storeComplete(app.page)
  const closing = new ClosingPage(app.page)
  await closing.open()
  await closing.closeForm.getByLabel('Folder for the sheet').fill(app.out)
  await app.page.keyboard.press('Alt+g')
  await app.page.keyboard.type('111111')
  await expect(closing.closeForm).toContainText('Ready to be signed')
  await app.page.keyboard.press('Control+Enter')
  await expect(closing.failure).toContainText('not the PIN')
  await expect(closing.closeForm.getByLabel('Your PIN or pass phrase')).toHaveValue('')
  expect(readdirSync(app.out)).toEqual([])
})

test('a draft that was left open can be read, and is changed once it is entered late', async ({ app }) => {
  const closing = await workedDay(app)
  await closeByKeys(app, closing)
  await closing.rows.filter({ hasText: 'TEST-D-1' }).getByRole('button', { name: /^Open/ }).press('Enter')
  const entry = new EntryScreen(app.page)
  await expect(entry.form).toContainText('The day is closed')
  await expect(entry.field('MRN')).not.toBeEditable()
  await entry.keys.press('Alt+Shift+T')
  await expect(app.page.getByRole('radio', { name: 'Was left open at the close' })).toBeFocused()
  await entry.keys.press('Enter')
  await expect(entry.field('MRN')).toBeEditable()
  await entry.keys.press('Alt+d', '1', 'Control+Enter')
  await entry.expectState('Complete')
})

test('a day is opened again with a reason, and closed again under the next number', async ({ app }) => {
  const closing = await workedDay(app)
  await closeByKeys(app, closing)
  await closing.closed.getByRole('button', { name: 'Open the day again' }).press('Enter')
  await app.page.keyboard.press('4')
  await app.page.keyboard.press('Enter')
  await expect(closing.closeForm).toBeVisible()
  await storeComplete(app.page, anEntry({ accession: 'TEST-N-1', performedOn: await today(app.page) }))
  await app.page.keyboard.press('Alt+Shift+C')
  await app.page.keyboard.press('Alt+Shift+C')
  await closeByKeys(app, closing)
  await expect(closing.closed).toContainText('close 2')
  await closing.list('closes').press('Enter')
  const rows = closing.main.getByRole('row')
  await expect(rows.nth(1)).toContainText(/2.*stands/)
  await expect(rows.nth(2)).toContainText(/1.*opened againClosed too early/)
  await app.close()
  const second = readdirSync(app.out).find(name => name.endsWith('_2.pdf')) ?? ''
  expect(await wordsOf(join(app.out, second))).toContain('Replaces close 1 of')
})

for (const theme of ['light', 'dark'] as const) {
  test.describe(() => {
    test.use({ theme })

    test(`axe finds nothing on the day-close page, before and after, nor on the late form, in ${theme}`, async ({
      app,
    }) => {
      const closing = await workedDay(app)
      await expect(closing.charges).toContainText('Counted twice')
      expect(await axeFindings(app.page)).toEqual([])
      await closeByKeys(app, closing)
      await closing.closed.getByRole('button', { name: 'Open the day again' }).press('Enter')
      await expect(closing.closed.getByRole('radio', { name: 'A charge is missing' })).toBeFocused()
      expect(await axeFindings(app.page)).toEqual([])
      await app.page.keyboard.press('Escape')
      await closing.list('closes').press('Enter')
      await expect(closing.main.getByRole('row')).toHaveCount(2)
      expect(await axeFindings(app.page)).toEqual([])
      await storeDraft(app.page, { accession: 'TEST-L-1' })
      await new DayList(app.page).find('TESTTESTL1')
      await app.page.keyboard.press('Alt+Shift+T')
      await expect(app.page.getByRole('radio', { name: 'Documents came late' })).toBeFocused()
      expect(await axeFindings(app.page)).toEqual([])
    })
  })
}
