import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { faultsPage } from './testing/faults/faults-page.ts'
import { PEERS } from './testing/faults/peers.ts'
import { pythonIsInstalled } from './testing/faults/python-peers.ts'
import { FAULTS, GOOD_FILES, SEEDED } from './testing/faults/seeded.ts'
import { verifyFile } from './verify-file.ts'

test.each(GOOD_FILES)(
  'the good file passes ours and every peer: $name',
  ({ file, format: kind, text, family }) => {
    const bytes = Buffer.from(text, 'latin1')
    expect(verifyFile(bytes, file, kind)).toMatchObject({ ok: true })
    for (const peer of PEERS.filter(({ reads }) => reads.includes(family))) {
      expect([peer.name, peer.refuses(bytes)]).toEqual([peer.name, false])
    }
  },
)

test.each(SEEDED.map(one => ({ ...one, what: one.fault.what, name: one.good.name })))(
  'is found before release: $what ($name)',
  ({ good, bytes }) => {
    expect(bytes.equals(Buffer.from(good.text, 'latin1'))).toBe(false)
    expect(verifyFile(bytes, good.file, good.format).ok).toBe(false)
  },
)

test('each fault has its own words and a file', () => {
  expect(new Set(FAULTS.map(({ what, changes }) => `${what} ${Object.keys(changes).join()}`)).size).toBe(
    FAULTS.length,
  )
  expect(FAULTS.length).toBeGreaterThanOrEqual(40)
})

const name = pythonIsInstalled
  ? 'the page says'
  : 'SKIPPED because python3-hl7 is not installed (apt install python3-hl7): the page says'

// `npx vitest run src-main/features/exports/faults.test.ts -u` writes the page anew.
test.skipIf(!pythonIsInstalled)(`${name} which readers notice which fault`, async () => {
  const path = join(import.meta.dirname, '../../../docs/CHARGE-FILE-FAULTS.md')
  const page = await format(faultsPage(), { ...(await resolveConfig(path)), parser: 'markdown' })
  await expect(page).toMatchFileSnapshot(path)
})
