import { expect, test } from 'vitest'
import { anEntry } from '#main/testing/an-entry.ts'
import type { SaidOfSession } from '#shared/contract/sessions.ts'
import { saidInShort, saidInWords, stands } from './said.ts'

const ENTRY = anEntry()

const SAID: SaidOfSession = {
  answer: 'a',
  position: 0,
  receiver: 'Professional billing',
  batch: 'K7M0000001',
  receivedAt: '2026-11-20T17:30:00.000-05:00',
  code: '204',
  words: 'This MRN is not known here',
  about: 'MRN',
  field: 'patient.mrn',
  sheet: null,
  refused: { part: 'patient', value: JSON.stringify(ENTRY.patient) },
}

test('another value in the field that was refused mends it', () => {
  expect(stands(SAID, ENTRY)).toBe(true)
  expect(stands(SAID, { ...ENTRY, account: 'TESTACC9' })).toBe(true)
  expect(stands(SAID, { ...ENTRY, patient: { ...ENTRY.patient, mrn: 'TEST0009' } })).toBe(false)
})

test('what names no field stands whatever is changed', () => {
  const said = { ...SAID, about: null, field: null, refused: null }
  expect(stands(said, { ...ENTRY, accession: 'TEST-A-9' })).toBe(true)
})

test('it says who refused what, when and why', () => {
  expect(saidInShort(SAID)).toBe('Professional billing: “This MRN is not known here” (204)')
  expect(saidInWords(SAID)).toBe(
    'Refused by Professional billing, batch K7M0000001, Nov 20, 2026: MRN: “This MRN is not known here” (204)',
  )
  expect(saidInWords({ ...SAID, about: null, words: '' })).toContain(': no words given (204)')
})
