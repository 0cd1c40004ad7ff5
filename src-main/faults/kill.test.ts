import { parse } from 'csv-parse/sync'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '#main/db/connection.ts'
import { createLog } from '#main/db/create-store.ts'
import { newKey } from '#main/db/key.ts'
import { MIGRATIONS } from '#main/db/migrations/index.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { tempCore, type TempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { killedAtWork } from './testing/killed.ts'
import { noteFault, rounds, TIMEOUT_MS } from './testing/rounds.ts'

// `kill -9` at a moment that chance picks: what was acknowledged is there, what left has left once.

const accessionsIn = ({ services }: TempCore) =>
  new Set([...services.sessions.listAll()].map(({ accession }) => accession))

/** Every page, every reference and the audit chain are whole. */
const expectWhole = (core: TempCore) => expect(core.services.backup.verify()).toMatchObject({ ok: true })

const missingFrom = (known: ReadonlySet<string>, told: Iterable<string>) =>
  [...told].filter(accession => !known.has(accession))

test(
  'sessions that were acknowledged as complete are there',
  async () => {
    const data = join(tempFolder(), 'data')
    const kills = rounds(3, 150)
    const told = new Set<string>()
    for (let kill = 0; kill < kills; kill += 1) {
      for (const accession of await killedAtWork({ what: 'complete', data, withinMs: 150 }))
        told.add(accession)
      const core = tempCore({ folder: data })
      expect(missingFrom(accessionsIn(core), told)).toEqual([])
      if (kill % 10 === 0) expectWhole(core)
      core.close()
    }
    const seen = `${told.size} acknowledged sessions, all there; log and audit chain whole`
    noteFault({ fault: 'Killed while sessions are completed', tried: kills, seen, lost: 'nothing' })
  },
  TIMEOUT_MS,
)

/** The numbers of the charge lines in all files of a folder. */
function linesIn(folder: string): readonly string[] {
  const files = readdirSync(folder).filter(name => name.endsWith('.csv'))
  return files.flatMap(name => {
    const [header = [], ...rows] = parse(readFileSync(join(folder, name)))
    const column = header.indexOf('line_id')
    expect(column).toBeGreaterThanOrEqual(0)
    return rows.filter(([type]) => type === 'D').map(row => row[column] ?? '')
  })
}

test(
  'a charge line that leaves leaves once',
  async () => {
    const parent = tempFolder()
    const [data, out] = [join(parent, 'data'), join(parent, 'out')]
    nodeFiles.ensureFolder(out)
    const kills = rounds(3, 150)
    for (let kill = 0; kill < kills; kill += 1) {
      await killedAtWork({ what: 'export', data, other: out, withinMs: 400 })
      const core = tempCore({ folder: data })
      const wish = { scope: 'all', format: 'csv', hl7Version: '2.3.1', folder: out } as const
      expect(await core.services.exports.run(wish)).toMatchObject({ ok: true })
      const left = linesIn(out)
      expect(new Set(left).size).toBe(left.length)
      // Whatever was completed before the kill has left by now.
      const counts = core.services.backup.verify()
      const { chargeLines, exportedLines } = counts.ok ? counts.value : { chargeLines: -1, exportedLines: -1 }
      expect([left.length, exportedLines]).toEqual([chargeLines, chargeLines])
      core.close()
    }
    const lines = linesIn(out).length
    const seen = `${lines} charge lines in charge files, each once`
    noteFault({
      fault: 'Killed while charge files are written',
      tried: kills,
      seen,
      lost: 'nothing, nothing twice',
    })
  },
  TIMEOUT_MS,
)

test(
  'an import that was acknowledged is there whole, one that was cut off not by half twice',
  async () => {
    const data = join(tempFolder(), 'data')
    const kills = rounds(3, 100)
    const told = new Set<string>()
    for (let kill = 0; kill < kills; kill += 1) {
      for (const line of await killedAtWork({ what: 'import', data, withinMs: 250 })) told.add(line)
      const core = tempCore({ folder: data })
      const listed = await core.services.worklist.listDay({ day: '2026-11-20' })
      if (!listed.ok) throw new Error(listed.error.code)
      const accessions = listed.value.map(({ accession }) => accession)
      expect(new Set(accessions).size).toBe(accessions.length)
      const known = new Set(accessions)
      for (const first of told) {
        const own = Array.from({ length: 40 }, (_, at) => `${first}${at}`)
        expect(missingFrom(known, own)).toEqual([])
      }
      core.close()
    }
    const seen = `${told.size} acknowledged lists of 40 exams, all there, no exam twice`
    noteFault({ fault: 'Killed while expected exams are imported', tried: kills, seen, lost: 'nothing' })
  },
  TIMEOUT_MS,
)

test(
  'what has the name of a backup is whole, and what was acknowledged is in it',
  async () => {
    const data = join(tempFolder(), 'data')
    const { backups } = storePaths(data)
    const kills = rounds(3, 100)
    let whole = 0
    for (let kill = 0; kill < kills; kill += 1) {
      await killedAtWork({ what: 'backup', data, withinMs: 900 })
      const core = tempCore({ folder: data })
      const listed = await core.call('backup', 'list', {})
      const found = listed.ok ? (listed.value as readonly { readonly path: string }[]) : []
      const newest = found[0]?.path
      if (newest !== undefined) {
        expect(await core.call('backup', 'rehearse', { path: newest })).toMatchObject({
          value: { good: true },
        })
        whole += 1
      }
      core.close()
    }
    const core = tempCore({ folder: data })
    expect(await core.call('backup', 'run', {})).toMatchObject({ value: { good: true } })
    expect(readdirSync(backups).filter(name => /\.new/.test(name))).toEqual([])
    const seen = `${whole} rehearsals of the newest backup after a kill, all good; no half backup under a name`
    noteFault({ fault: 'Killed while a backup is written', tried: kills, seen, lost: 'nothing' })
  },
  TIMEOUT_MS,
)

test(
  'a change of the key that was cut off leaves a log that opens, with everything in it',
  async () => {
    const data = join(tempFolder(), 'data')
    const kills = rounds(3, 150)
    const told = new Set<string>()
    for (let kill = 0; kill < kills; kill += 1) {
      for (const line of await killedAtWork({ what: 'rekey', data, withinMs: 700 })) told.add(line)
      const core = tempCore({ folder: data })
      expect(missingFrom(accessionsIn(core), told)).toEqual([])
      expect(core.ports.keyVault.next.load()).toEqual({ ok: true, value: null })
      if (kill % 10 === 0) expectWhole(core)
      core.close()
    }
    const seen = `the log opened each time, ${told.size} acknowledged changes with all sessions there`
    noteFault({ fault: 'Killed while the key is changed', tried: kills, seen, lost: 'nothing' })
  },
  TIMEOUT_MS,
)

/** A log as an older program left it, with a setting in it to be found again. */
function anOlderLog(data: string): void {
  const paths = storePaths(data)
  const key = newKey()
  nodeFiles.ensureFolder(join(data, 'key'), 0o700)
  nodeFiles.create(join(data, 'key', 'chargemark.key'), Buffer.from(`${key}\n`), 0o600)
  createLog(nodeFiles, paths, key, MIGRATIONS.slice(0, 3))
  const connection = connect(paths.log, key)
  connection.exec(`INSERT INTO setting (name, value) VALUES ('site', '"OLDSITE"')`)
  connection.close()
}

test(
  'an update of the log that was cut off is made up for, with a copy of the old one kept',
  async () => {
    const kills = rounds(3, 150)
    let cutOff = 0
    for (let kill = 0; kill < kills; kill += 1) {
      const data = join(tempFolder(), 'data')
      anOlderLog(data)
      // The start of a process takes a good part of a second; the update itself some milliseconds.
      const told = await killedAtWork({ what: 'open', data, withinMs: 1_100, from: 'at-start' })
      if (told.length === 0) cutOff += 1
      const core = tempCore({ folder: data })
      expect(core.services.settings.read().site).toBe('OLDSITE')
      expectWhole(core)
      core.close()
      const copies = readdirSync(storePaths(data).backups).filter(name =>
        /^chargemark-schema-30-.*\.db$/.test(name),
      )
      expect(copies.length).toBeGreaterThan(0)
      expect(statSync(join(storePaths(data).backups, copies[0] ?? '')).size).toBeGreaterThan(0)
    }
    const seen = `${cutOff} starts cut off before the log was open; each next start finished the update`
    noteFault({
      fault: 'Killed while a log is updated to a newer schema',
      tried: kills,
      seen,
      lost: 'nothing',
    })
  },
  TIMEOUT_MS,
)
