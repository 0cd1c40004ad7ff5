import { expect, test } from 'vitest'
import { backupNameAt, backupOfPart, isBackupName } from './backup-names.ts'

const NAME = 'chargemark-20261125T091000.db'

test('a backup is named for its second', () => {
  expect(backupNameAt('2026-11-25T09:10:00.000-05:00')).toBe(NAME)
  expect(isBackupName(NAME)).toBe(true)
})

test.each([`${NAME}.new`, `${NAME}.new-journal`, `${NAME}.json`, `${NAME}.recovery`, `.${NAME}.json.new`])(
  '%s is a part of it',
  name => {
    expect([backupOfPart(name), isBackupName(name)]).toEqual([NAME, false])
  },
)

test.each([NAME, 'chargemark-schema-20-20261120T091000.db', 'rehearsal', 'notes.json', 'chargemark.db.json'])(
  '%s is a part of none',
  name => {
    expect(backupOfPart(name)).toBeNull()
  },
)
