import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { IsoDate } from '#shared/base/iso-date.ts'
import { assignCharges } from '#main/features/coding/index.ts'
import { FileError } from '#main/ports/files.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { aLesion, aPlacement, aSession } from '#main/features/coding/testing/a-session.ts'
import { limits, pairs, wholeFile } from './testing/rows-of.ts'
import { tempReference, type TempReference } from './testing/temp-reference.ts'

const DAY = '2026-08-01' as IsoDate

const edition = (indicator: 0 | 1) =>
  wholeFile('ptp-practitioner', '2026-07-01', pairs({ column1: '19283', column2: '19285', indicator }))

function indicator({ coding }: TempReference): 0 | 1 | 9 | null {
  return coding.on(DAY, 'professional').pairIndicator('19283', '19285')
}

function edited({ coding }: TempReference): string {
  return coding.on(DAY, 'professional').editions.ptp
}

test('what another process put in force is noticed', async () => {
  const window = tempReference()
  const commandLine = tempReference({ folder: window.folder })
  expect(edited(window)).toMatch(/^NCCI PTP v30\.2/)
  await commandLine.load({ edition: edition(0) })
  expect(indicator(window)).toBe(0)
  await commandLine.load({ edition: edition(1) })
  expect(indicator(window)).toBe(1)
  commandLine.close()
  rmSync(window.file)
  expect(edited(window)).toMatch(/^NCCI PTP v30\.2/)
})

test('an import swaps the file while it is read, and answers asked meanwhile are the old ones', async () => {
  const reference = tempReference()
  await reference.load({ edition: edition(0) })
  const tables = reference.coding.on(DAY, 'professional')
  const seen = [tables.pairIndicator('19283', '19285')]
  const loading = reference.load({ edition: edition(1) })
  seen.push(indicator(reference))
  await loading
  seen.push(indicator(reference))
  expect(seen).toEqual([0, 0, 1])
})

test('a system that does not rename over an open file is told in words, and what was loaded stays', async () => {
  const reference = tempReference()
  await reference.load({ edition: edition(0) })
  const refusing = tempReference({
    folder: reference.folder,
    files: {
      ...nodeFiles,
      rename: () => {
        throw new FileError('denied', 'EPERM', 'rename')
      },
    },
  })
  expect(await refusing.load({ edition: edition(1) })).toEqual({
    kind: 'refused',
    problems: [
      {
        file: reference.file,
        line: null,
        expected: 'that no other program has the reference database open: close other windows of Chargemark',
        found: 'the system said EPERM',
      },
    ],
  })
  expect([indicator(refusing), existsSync(`${reference.file}.new`)]).toEqual([0, false])
})

test('a file that cannot be used is told in words, and the built-in facts answer', async () => {
  const reference = tempReference()
  writeFileSync(reference.file, 'no database')
  expect(edited(reference)).toMatch(/^NCCI PTP v30\.2/)
  expect([reference.current(), reference.problem()]).toEqual([
    null,
    `${reference.file} is no reference database of Chargemark.`,
  ])
  rmSync(reference.file)
  expect(reference.problem()).toBeNull()
})

test('a file that is damaged while it is open is given up in the middle of a session', async () => {
  // A clock that stands still: the file is not looked at anew, and the damage is met where it is read.
  const reference = tempReference({ ticks: () => 0 })
  const many = Array.from({ length: 6_000 }, (_, index) => ({
    column1: `${20_000 + index}`,
    column2: '19285',
  }))
  await reference.load({
    edition: wholeFile('ptp-practitioner', '2026-07-01', pairs(...many)),
    limits: wholeFile('mue-practitioner', '2026-07-01', limits(['19283', 1, 2], ['19285', 1, 2])),
  })
  expect(edited(reference)).toMatch(/^NCCI pair edits, practitioner/)
  overwriteAfterHeader(reference.file)
  const session = aSession({
    serviceDate: DAY,
    lesions: [
      aLesion({ placement: aPlacement() }),
      aLesion({ id: 'B', placement: aPlacement({ guidance: 'ultrasound' }) }),
    ],
  })
  const answer = assignCharges(session, reference.coding)
  expect(answer.reference.ptp).toMatch(/^NCCI PTP v30\.2/)
  expect(answer.lines.map(({ code }) => code)).toEqual(['19283', '19285'])
  expect(reference.problem()).toMatch(/is damaged/)
})

test('pages are checked once: a file that was checked is known by its name, size and time', async () => {
  const reference = tempReference()
  await reference.load({ edition: edition(1) })
  reference.close()
  const aside = join(reference.folder, 'aside')
  copyFileSync(reference.file, aside)
  overwriteAfterHeader(aside)
  expect(fstatSync(openSync(reference.file, 'r')).size).toBe(fstatSync(openSync(aside, 'r')).size)
  renameSync(aside, reference.file)
  expect(tempReference({ folder: reference.folder }).problem()).toMatch(/is damaged/)
})

/** Every page but the first, which says whose file it is. */
function overwriteAfterHeader(file: string): void {
  const descriptor = openSync(file, 'r+')
  const rubbish = Buffer.alloc(fstatSync(descriptor).size - 4_096, 0xa5)
  writeSync(descriptor, rubbish, 0, rubbish.length, 4_096)
  closeSync(descriptor)
}
