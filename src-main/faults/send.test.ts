import { parse } from 'csv-parse/sync'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256Of } from '#main/features/shares/index.ts'
import { systemClock } from '#main/ports/clock.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { killedAtWork } from './testing/killed.ts'
import { noteFault, rounds, TIMEOUT_MS } from './testing/rounds.ts'
import { RECEIVERS } from './testing/two-destinations.ts'

// `kill -9` at a moment that chance picks while charges leave to two destinations: each line leaves once to each.

/** Files by name; the numbers of the lines in them, each as often as it stands there. */
type Left = { readonly hashes: ReadonlyMap<string, string>; readonly lines: readonly string[] }

function leftIn(folder: string): Left {
  const names = readdirSync(folder).filter(name => !name.startsWith('.'))
  const files = names.map(name => ({ name, bytes: readFileSync(join(folder, name)) }))
  return {
    hashes: new Map(files.map(({ name, bytes }) => [name, sha256Of(bytes)])),
    lines: files.flatMap(({ bytes }) => lineNumbers(bytes)),
  }
}

function lineNumbers(bytes: Buffer): readonly string[] {
  const [header = [], ...rows] = parse(bytes)
  const column = header.indexOf('line_id')
  expect(column).toBeGreaterThanOrEqual(0)
  return rows.filter(([type]) => type === 'D').map(row => row[column] ?? '')
}

async function sendTheRest({ services: { exports } }: TempCore): Promise<void> {
  await exports.settled()
  for (const destination of RECEIVERS) {
    const sent = await exports.send({ scope: 'all', destination, onlyClosedDays: false })
    expect(sent).toMatchObject({ ok: true, value: { waiting: null } })
  }
}

test(
  'a charge line leaves once to each of two destinations',
  async () => {
    const parent = tempFolder()
    const data = join(parent, 'data')
    const folders = RECEIVERS.map(name => join(parent, name))
    for (const folder of folders) nodeFiles.ensureFolder(folder)
    const kills = rounds(4, 150)
    const seen = folders.map(() => new Map<string, string>())
    for (let kill = 0; kill < kills; kill += 1) {
      await killedAtWork({ what: 'send', data, other: parent, withinMs: 500 })
      const atTheKill = folders.map(leftIn)
      // The clock of the process that is killed: what left before a destination was made does not leave to it.
      const core = tempCore({ folder: data, clock: systemClock })
      await sendTheRest(core)
      const counts = core.services.backup.verify()
      const expected = counts.ok ? counts.value.chargeLines : -1
      core.close()
      const left = folders.map(leftIn)
      expect(left.map(({ lines }) => lines.length)).toEqual(folders.map(() => expected))
      // No number is given out twice, to whichever of the two.
      const numbers = left.flatMap(({ lines }) => lines)
      expect(new Set(numbers).size).toBe(numbers.length)
      const names = left.flatMap(({ hashes }) => [...hashes.keys()].map(name => name.split('_').at(-1)))
      expect(new Set(names).size).toBe(names.length)
      // What once stood in a folder stands there still, byte for byte; nothing that was set aside is left.
      for (const [at, known] of seen.entries()) {
        for (const [name, hash] of atTheKill[at]?.hashes ?? []) known.set(name, hash)
        for (const [name, hash] of known) expect(left[at]?.hashes.get(name)).toBe(hash)
      }
      expect(folders.flatMap(folder => readdirSync(folder).filter(name => name.startsWith('.')))).toEqual([])
    }
    const lines = leftIn(folders[0] ?? '').lines.length
    noteFault({
      fault: 'Killed while charges are sent to two destinations',
      tried: kills,
      seen: `${lines} charge lines, each once at each destination; no file changed, no number twice`,
      lost: 'nothing, nothing twice',
    })
  },
  TIMEOUT_MS,
)
