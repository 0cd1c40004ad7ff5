import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { canariesBelow } from './canaries-below.ts'
import { CANARY, canariesIn } from './canaries.ts'

test.each([
  ['as it is', Buffer.from(`x${CANARY.familyName}x`)],
  ['in another case', Buffer.from('quoxWREN')],
  ['in sixteen bits', Buffer.from(`x${CANARY.familyName}`, 'utf16le')],
  ['in base64', Buffer.from(Buffer.from(CANARY.familyName).toString('base64'))],
  ['in base64, one byte later', Buffer.from(Buffer.from(`x${CANARY.familyName}yz`).toString('base64'))],
  ['in base64, two bytes later', Buffer.from(Buffer.from(`xy${CANARY.familyName}z`).toString('base64'))],
  ['among bytes that are no text', Buffer.concat([Buffer.alloc(9, 0xff), Buffer.from(CANARY.familyName)])],
])('a canary is found %s', (_, bytes) => {
  expect(canariesIn(bytes)).toEqual([CANARY.familyName])
})

test('a day of birth is found however it is written', () => {
  for (const text of ['1931-07-29', '|19310729|', '07/29/1931']) expect(canariesIn(text)).toHaveLength(1)
  expect(canariesIn('1931-07-28')).toEqual([])
})

test('names of files and folders are looked at as their bytes are, apart from where bytes may be', () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'out'))
  mkdirSync(join(folder, CANARY.mrn))
  writeFileSync(join(folder, 'one.tmp'), CANARY.note)
  writeFileSync(join(folder, 'out', 'charges.csv'), CANARY.note)
  writeFileSync(join(folder, 'out', `${CANARY.accession}.csv`), '')
  writeFileSync(join(folder, CANARY.mrn, 'empty'), '')
  expect(canariesBelow(folder, ['out']).toSorted()).toEqual([
    `name of ${join(CANARY.mrn, 'empty')}: ${CANARY.mrn}`,
    `name of ${join('out', `${CANARY.accession}.csv`)}: ${CANARY.accession}`,
    `one.tmp: ${CANARY.note}`,
  ])
})
