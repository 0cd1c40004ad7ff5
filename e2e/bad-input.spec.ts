import { csvCharges, hl7Charges, NO_HL7_READER } from './charge-files.ts'
import { expect, test } from './fixtures.ts'
import { DayList } from './pages/day-list.ts'
import { EntryScreen } from './pages/entry-screen.ts'
import { ExportPage } from './pages/export-page.ts'
import { entryInLog, findSession, storeComplete, storeDraft } from './stored-session.ts'
import { ACCESSION, PATIENT } from './synthetic.ts'
import { aLesion } from '#main/testing/an-entry.ts'
import { lesionId, MAX_LESIONS } from '#shared/domain/session-entry.ts'

type Refused = { readonly field: string; readonly text: string; readonly why: RegExp }

const REFUSED: Readonly<Record<string, readonly Refused[]>> = {
  'a name that is too long, not printable or turned round': [
    { field: 'Family name', text: `TEST${'x'.repeat(196)}`, why: /200 characters.*takes 46/ },
    { field: 'Family name', text: 'TEST\u0007NAME', why: /cannot be printed/ },
    { field: 'Given name', text: 'Synthetic \u202eadA', why: /cannot be printed/ },
  ],
  'a birth date that no calendar has, or that is after the service': [
    { field: 'Birth date', text: '2026-02-30', why: /no 2026-02-30 in the calendar/ },
    { field: 'Birth date', text: '2/30/2026', why: /no day of the calendar/ },
    { field: 'Birth date', text: '12/31/2199', why: /after the date of service/ },
  ],
  'a number with a space, a delimiter or a wrong check digit': [
    { field: 'MRN', text: 'TEST 0001', why: /Holds a space/ },
    { field: 'Accession', text: 'TEST|A^1', why: /as the wristband or order shows/ },
    { field: 'Performed by, NPI', text: '1234567890', why: /check digit/ },
  ],
}

for (const [what, cases] of Object.entries(REFUSED)) {
  test(`${what} is refused beside its field, with what to do`, async ({ app }) => {
    const entry = new EntryScreen(app.page)
    await entry.begin()
    for (const { field, text, why } of cases) {
      await entry.field(field).focus()
      await entry.keys.press('Control+a')
      await entry.keys.paste(text)
      await entry.keys.press('Tab')
      await expect(entry.field(field)).toHaveAttribute('aria-invalid', 'true')
      await expect(entry.field(field)).toHaveAccessibleDescription(why)
      await expect(entry.form.getByText(why).first()).toBeVisible()
    }
  })
}

test('nothing is said of a field before it is left', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.keys.type('TEST 00')
  await expect(entry.missing.filter({ hasText: 'MRN: holds a space' })).toBeVisible()
  await expect(entry.field('MRN')).not.toHaveAttribute('aria-invalid')
  await entry.keys.press('Enter')
  await expect(entry.field('MRN')).toHaveAttribute('aria-invalid', 'true')
})

test('text copied over two lines comes into a field as one', async ({ app }) => {
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.keys.press('Alt+t')
  await entry.keys.type('TESTTWO')
  await entry.keys.press('Shift+Enter')
  await entry.keys.type('LINES')
  await entry.keys.press('Control+a', 'Control+x')
  await entry.field('Family name').focus()
  await entry.keys.press('Control+v', 'Tab')
  await expect(entry.field('Family name')).toHaveValue('TESTTWO LINES')
  await expect(entry.field('Family name')).not.toHaveAttribute('aria-invalid')
})

test('an accession number that another session has is refused beside the field', async ({ app }) => {
  await storeDraft(app.page, { accession: ACCESSION })
  const entry = new EntryScreen(app.page)
  await entry.begin()
  await entry.field('Accession').focus()
  await entry.typeOn(ACCESSION)
  await expect(entry.field('Accession')).toHaveAttribute('aria-invalid', 'true')
  await expect(entry.field('Accession')).toHaveAccessibleDescription(
    /Another session has this accession number/,
  )
  await entry.complete()
  await expect(entry.field('Accession')).toBeFocused()
  await entry.expectState('Open')
})

test('40 lesions are shown, charged and kept; there is no 41st', async ({ app }) => {
  const lesions = Array.from({ length: MAX_LESIONS }, (_, index) => aLesion({ id: lesionId(index) }))
  const { id } = await storeDraft(app.page, { accession: ACCESSION, lesions })
  await new DayList(app.page).find('TESTPATIENT')
  const entry = new EntryScreen(app.page)
  await expect(entry.lesionRows).toHaveCount(MAX_LESIONS)
  await expect(entry.line('19284')).toContainText('39 units')
  await entry.keys.press('Alt+l')
  await expect(entry.lesionRows).toHaveCount(MAX_LESIONS)
  const sideways = await app.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(sideways).toBeLessThanOrEqual(0)
  await entry.cell('Side', lesionId(MAX_LESIONS - 1)).press('l')
  await expect(entry.line('19284').filter({ hasText: 'left' })).toBeVisible()
  await entry.saved()
  expect((await entryInLog(app.page, id)).lesions.map(({ side }) => side).lastIndexOf('left')).toBe(39)
})

const HOSTILE = { mrn: PATIENT.mrn, familyName: "TEST|^~\\&O'Neil", givenName: 'Synthetic "Ă,=1" 😀' }

test.describe('delimiters, quotes and emoji in a name', () => {
  test('are typed, kept and shown as they are', async ({ app }) => {
    const entry = new EntryScreen(app.page)
    await entry.begin()
    await entry.typePatient({ ...PATIENT, ...HOSTILE })
    await entry.saved()
    await expect(entry.form.getByRole('heading', { level: 1 })).toHaveText(
      `${HOSTILE.familyName}, ${HOSTILE.givenName}`,
    )
    const { patient } = await entryInLog(app.page, await findSession(app.page, 'TEST|'))
    expect(patient).toMatchObject({ familyName: HOSTILE.familyName, givenName: HOSTILE.givenName })
  })

  test('arrive exactly in a CSV file', async ({ app }) => {
    await storeComplete(app.page, { patient: HOSTILE })
    await new ExportPage(app.page).openAndRun({ format: 'CSV', folder: app.out })
    const rows = csvCharges(app.out)
    expect(rows.map(row => [row['mrn'], row['last'], row['first'], row['cpt']])).toEqual([
      [HOSTILE.mrn, HOSTILE.familyName, HOSTILE.givenName, '19283'],
      [HOSTILE.mrn, HOSTILE.familyName, HOSTILE.givenName, '19283'],
    ])
  })

  test('arrive exactly in an HL7 file', async ({ app }) => {
    test.skip(NO_HL7_READER !== null, NO_HL7_READER ?? '')
    await storeComplete(app.page, { patient: HOSTILE })
    await new ExportPage(app.page).openAndRun({ format: 'HL7', folder: app.out })
    const charges = hl7Charges(app.out)
    expect(charges.map(({ mrn, familyName, givenName, code }) => [mrn, familyName, givenName, code])).toEqual(
      [
        [HOSTILE.mrn, HOSTILE.familyName, HOSTILE.givenName, '19283'],
        [HOSTILE.mrn, HOSTILE.familyName, HOSTILE.givenName, '19283'],
      ],
    )
  })
})
