import { extractText, getDocumentProxy } from 'unpdf'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { anEntry } from '#main/testing/an-entry.ts'
import { aDraft } from '#main/testing/session-steps.ts'
import { getPdf } from './close-queries.ts'
import { renderSheet } from './render-sheet.ts'
import { readSheet } from './sheet.ts'
import { closingOn } from './testing/closing-on.ts'

/** A closed day with a charge and a draft that was left open. */
async function aClosedDay() {
  const world = closingOn()
  await world.enter(anEntry())
  const draft = await aDraft(world, anEntry({ accession: 'TEST-D-1', diagnoses: [] }))
  const reason = { kind: 'incomplete', id: draft.id, reason: 'other', note: 'Reader is asked' } as const
  const { close } = await world.close({ signature: 'Łukasz Testowy', leftOpen: [reason] })
  const row = world.db.one<{ readonly sheet: string }>('SELECT sheet FROM day_close')
  const sheet = readSheet(row?.sheet ?? '')
  return { world, close, sheet, stored: Buffer.from(inflateSync(getPdf(world.db, close.id))) }
}

async function textOf(pdf: Buffer): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const { text } = await extractText(document, { mergePages: true })
  return text.replaceAll(/\s+/g, ' ')
}

test('the sheet that is kept as data gives the bytes that were signed, each time', async () => {
  const { sheet, stored } = await aClosedDay()
  expect((await renderSheet(sheet)).equals(stored)).toBe(true)
  expect((await renderSheet(sheet)).equals(stored)).toBe(true)
  const other = await renderSheet({ ...sheet, totals: { ...sheet.totals, units: sheet.totals.units + 1 } })
  expect(other.equals(stored)).toBe(false)
})

test('says what was signed: totals, what was left open and why, signature, chain head, version, editions', async () => {
  const { sheet, stored, close } = await aClosedDay()
  const text = await textOf(stored)
  const { sessions, lines, units } = sheet.totals
  expect(text).toContain('Day close 2026-11-20')
  expect(text).toContain(`${sessions} sessions, ${lines} charge lines, ${units} units`)
  expect(text).toContain('Professional 19283 1 1')
  expect(text).toContain('Incomplete TEST-D-1 Other: Reader is asked')
  expect(text).toContain('Łukasz Testowy')
  expect(text).toContain(close.chainHead)
  expect(text).toContain('Chargemark 0.0.0')
  expect(text).toContain(sheet.editions[0]?.rules ?? 'an edition')
})

test('names no patient', async () => {
  const { stored } = await aClosedDay()
  const text = await textOf(stored)
  expect(text).not.toMatch(/TESTPATIENT|Synthetic|TEST0001|1971/)
  expect(stored.includes('TESTPATIENT')).toBe(false)
})
