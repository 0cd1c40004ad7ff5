import { expect, test } from 'vitest'
import { kindInWords } from './backup-words.ts'

const NAME = 'chargemark-schema-127-20261125T091000.db'
const MANIFEST = { madeAt: '', sessions: 0, auditEvents: 0, schema: 127 }

test('a copy before an update says from which schema, and from which version where that was noted', () => {
  const said = (version: string) =>
    kindInWords({ kind: 'before-update', name: NAME, manifest: { ...MANIFEST, version } })
  expect(said('0.9.0')).toBe('before the update from schema 127 (version 0.9.0)')
  expect(said('not noted')).toBe('before the update from schema 127')
})

test('one that was never proven has its schema in its name alone', () => {
  expect(kindInWords({ kind: 'before-update', name: NAME, manifest: null })).toBe(
    'before the update from schema 127',
  )
})

test('any other is a backup', () => {
  expect(kindInWords({ kind: 'backup', name: 'chargemark-20261125T091000.db', manifest: null })).toBe(
    'backup',
  )
})
