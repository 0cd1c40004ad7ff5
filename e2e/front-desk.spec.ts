import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { entryInLog, findSession, storeComplete, storeDraft, storeTwoPhysicians } from './stored-session.ts'
import { ACCESSION, OTHER_READER, PATIENT, READER } from './synthetic.ts'

test('a session goes from nothing to complete without a mouse', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeHead()
  await entry.keys.press('Alt+l', 'r')
  await entry.typeOn('10 4')
  await entry.keys.press('s', 'w')
  await entry.finish()

  await entry.expectState('Complete')
  await expect(entry.message).toHaveText('Session complete.')
  await expect(new DayList(app.page).row(PATIENT.familyName)).toContainText(/Complete.*19283/)
})

test('the log holds what was typed, tidied: dates, times, places', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeHead()
  await entry.keys.press('Alt+l', 'r')
  await entry.typeOn('10 4')
  await entry.keys.press('s', 'w', '2', 'Shift+Tab', 'Shift+Tab')
  await entry.saved()

  const stored = await entryInLog(app.page, await findSession(app.page, ACCESSION))
  expect(stored).toMatchObject({
    patient: { ...PATIENT, birthDate: '1971-02-03', sex: 'female' },
    accession: ACCESSION,
    performing: READER,
    lesions: [
      {
        side: 'right',
        location: '10:00 4 cm',
        placement: { guidance: 'stereotactic', devices: [{ type: 'wire', count: 2 }] },
      },
    ],
  })
})

test('a physician of an earlier session comes whole by the first letters of the name', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await storeComplete(app.page)
  await entry.begin()
  await entry.keys.press('Alt+p')
  await entry.keys.type('testr')
  await expect(app.page.getByRole('option', { name: READER.npi })).toBeVisible()
  await entry.keys.press('Enter')
  await expect(entry.field('Performed by, NPI')).toHaveValue(READER.npi)
  await expect(entry.field('Performed by, given name')).toHaveValue(READER.givenName)
})

test('where several physicians fit, Enter leaves what was typed and takes nobody', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await storeTwoPhysicians(app.page)
  await entry.begin()
  await entry.keys.press('Alt+p')
  await entry.keys.type('test')
  await expect(entry.suggestions).toHaveCount(2)
  await entry.keys.press('Enter')
  await expect(entry.field('Performed by, given name')).toBeFocused()
  await entry.keys.press('Enter')
  await expect(entry.suggestions).toHaveCount(0)
  await expect(entry.field('Performed by, family name')).toHaveValue('test')
  await expect(entry.field('Performed by, given name')).toHaveValue('')
  await expect(entry.field('Performed by, NPI')).toHaveValue('')
})

test('of several physicians the one that the arrows point at is taken', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await storeTwoPhysicians(app.page)
  await entry.begin()
  await entry.keys.press('Alt+p')
  await entry.keys.type('test')
  await entry.keys.press('ArrowDown', 'ArrowDown')
  const pointed = await entry.suggestions.nth(1).textContent()
  await entry.keys.press('Enter')
  const taken = await entry.field('Performed by, NPI').inputValue()
  expect(taken).toMatch(/^\d{10}$/)
  expect(pointed).toContain(taken)
})

test('another name typed over a physician from the list does not keep the NPI', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await storeTwoPhysicians(app.page)
  await entry.begin()
  await entry.keys.press('Alt+p')
  await entry.keys.type('testr')
  await entry.keys.press('Enter', 'Alt+p')
  await expect(entry.field('Performed by, NPI')).toHaveValue(READER.npi)
  await entry.keys.press('Control+a')
  await entry.keys.type('testd')
  await expect(entry.field('Performed by, NPI')).toHaveValue('')
  await entry.keys.press('Enter')
  await expect(entry.field('Performed by, NPI')).toHaveValue(OTHER_READER.npi)
})

test('charges and their reasons stand beside the form while it is typed', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await expect(entry.chargeLines).toHaveCount(0)
  await entry.typeLesion('r', 's')
  await expect(entry.chargeLines).toHaveText([/19283.*RT.*right.*First stereotactic lesion \(right breast\)/])
  await entry.cell('Guidance', 'A').press('u')
  await expect(entry.chargeLines).toHaveText([/19285.*RT.*right.*ultrasound/i])
})

test('a charge that comes, and one that goes, is announced', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await expect(entry.announcement).toHaveText('19283, right, 1 unit, added')
  await entry.cell('Guidance', 'A').press('u')
  await expect(entry.announcement).toHaveText('19285, right, 1 unit, added. 19283, right, removed')
})

test('a lesion in the other breast is one key away and takes its own code', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typeLesion('r', 's')
  await entry.keys.press('w', 'n', 'l', 'Enter', 's', 'c')
  await expect(entry.lesionRows).toHaveText(['A', 'B'])
  await expect(entry.cell('Side', 'B')).toHaveText('left')
  await expect(entry.chargeLines).toHaveText([/^19283.*RT/, /^19284.*LT/])
})

test('a session is found by the first letters of the name and opened by keys', async ({ app }) => {
  await storeDraft(app.page, { patient: { familyName: 'TESTFIRST' } })
  await storeDraft(app.page, { patient: { familyName: 'TESTSECOND' }, accession: 'TEST-A-2' })
  const entry = new EntryScreen(app.page)
  await entry.keys.press('/')
  await entry.keys.type('testsec')
  await expect(new DayList(app.page).rows).toHaveText([/TESTSECOND/])
  await entry.keys.press('Enter', 'Enter')
  await expect(entry.field('Family name')).toHaveValue('TESTSECOND')
})

test('a hold is put on and ended by keys, and its reason is seen by others', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.typePatient()
  await entry.keys.press('Alt+h')
  await expect(app.page.getByLabel('Reason for the hold')).toBeFocused()
  await entry.keys.type('waiting for path')
  await entry.keys.press('Tab', 'Enter')
  await entry.expectState('Held')
  await expect(new DayList(app.page).row(PATIENT.familyName)).toContainText(/Held.*pathology/i)
  await app.page.getByRole('button', { name: 'End hold' }).press('Enter')
  await entry.expectState('Open')
})

test('the sheet of keys opens by ? and closes by Escape, and the cursor is where it was', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.keys.press('Alt+l', '?')
  const sheet = app.page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet).toContainText('next lesion')
  await entry.keys.press('Escape')
  await expect(sheet).toBeHidden()
  await expect(entry.cell('Side', 'A')).toBeFocused()
})
