import { cpSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCore } from '#main/core.ts'
import { fetchBackup } from '#main/features/backup/restore-backup.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import { aComplete } from '#main/testing/session-steps.ts'
import type { SessionsOn } from '#main/testing/sessions-on.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { killedAtWork } from './testing/killed.ts'
import { noteFault, rounds, TIMEOUT_MS } from './testing/rounds.ts'

// Bytes that are not as they were written: in the log, in its write-ahead log, in a backup.

const start = (data: string) =>
  createCore({
    ports: nodePorts(data, { clock: fixedClock(), secrets: lightSecrets }),
    paths: { data },
    host: 'cli',
    version: '0.0.0',
    demo: false,
  })

const below = (bound: number) => Math.floor(Math.random() * bound)

/** Changes one bit at a place that chance picks. */
function flipBit(path: string): void {
  const bytes = readFileSync(path)
  const at = below(bytes.length)
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << below(8)), at)
  writeFileSync(path, bytes)
}

/** A log with some sessions and a backup; closed. */
async function aLog() {
  const core = tempCore()
  for (let number = 0; number < 5; number += 1) {
    const entry = anEntry({ accession: `TEST-A-${number}` })
    await aComplete({ sessions: core.services.sessions } as SessionsOn, entry)
  }
  const made = core.services.backup.write({ folder: null, keep: 3 })
  const key = core.ports.keyVault.load()
  core.close()
  if (!made.ok || !key.ok || key.value === null) throw new Error('No backup was made.')
  return { data: core.folder, backup: made.value.path, key: key.value }
}

test(
  'one bit changed anywhere in a log is found at the start or when it is read, never passed over',
  async () => {
    const { data } = await aLog()
    const { log } = storePaths(data)
    const whole = readFileSync(log)
    const tries = rounds(15, 1_000)
    let atStart = 0
    let untouched = 0
    for (let tried = 0; tried < tries; tried += 1) {
      writeFileSync(log, whole)
      flipBit(log)
      const core = start(data)
      if (!core.ok) {
        expect(core.error.code).toBe('store-corrupt')
        atStart += 1
        continue
      }
      // A bit in a page that was free, or is written anew by the start, changes nothing that is kept.
      const accessions = [...core.value.services.sessions.listAll()].map(({ accession }) => accession)
      expect(accessions).toHaveLength(5)
      expect(core.value.services.backup.verify()).toMatchObject({ ok: true })
      untouched += 1
      core.value.close()
    }
    writeFileSync(log, whole)
    const seen = `${atStart} refused at the start with the way back, ${untouched} without any effect on what is kept`
    noteFault({ fault: 'One bit of the log changed', tried: tries, seen, lost: 'nothing in silence' })
  },
  TIMEOUT_MS,
)

test(
  'one bit changed anywhere in a backup keeps it from being restored',
  async () => {
    const { backup, key } = await aLog()
    const whole = readFileSync(backup)
    const tries = rounds(15, 1_000)
    const copy = join(tempFolder(), 'chargemark.db')
    for (let tried = 0; tried < tries; tried += 1) {
      writeFileSync(backup, whole)
      flipBit(backup)
      expect(fetchBackup({ files: nodeFiles, from: backup, key, copy })).toMatchObject({ ok: false })
      expect(nodeFiles.stat(copy)).toBeNull()
    }
    const seen = 'each refused, and nothing put in place'
    noteFault({ fault: 'One bit of a backup changed', tried: tries, seen, lost: 'nothing' })
  },
  TIMEOUT_MS,
)

/** A log whose process was killed, so that its newest saves stand in the write-ahead log only. */
async function aLogInTwoFiles() {
  const data = join(tempFolder(), 'data')
  const told: string[] = []
  // The kill may come just after the write-ahead log was emptied; then there is nothing to spoil yet.
  do {
    told.push(...(await killedAtWork({ what: 'complete', data, withinMs: 250 })))
  } while (statSync(storePaths(data).writeAhead, { throwIfNoEntry: false })?.size === 0)
  return { data, told }
}

/**
 * Opens a log whose write-ahead log was spoiled. A place that was moved into the log before cannot be told from damage,
 * and is said to be that; a disk that keeps its word never comes there.
 */
function openedTorn(data: string, told: readonly string[]): 'opened' | 'refused' | 'said when read' {
  const core = start(data)
  if (!core.ok) {
    expect(core.error.code).toBe('store-corrupt')
    return 'refused'
  }
  try {
    if (!core.value.services.backup.verify().ok) return 'said when read'
    const there = new Set([...core.value.services.sessions.listAll()].map(({ accession }) => accession))
    const known = told.map(accession => there.has(accession))
    // What is missing is the end, and nothing before it.
    expect(known).toEqual(known.toSorted((one, other) => Number(other) - Number(one)))
    return 'opened'
  } finally {
    core.value.close()
  }
}

test.each(['cut off', 'changed'] as const)(
  'of a write-ahead log that is %s everything up to there is kept, or the damage is said',
  async how => {
    const logs = rounds(1, 20)
    const each = rounds(8, 25)
    const ends = { opened: 0, refused: 0, 'said when read': 0 }
    for (let made = 0; made < logs; made += 1) {
      const { data, told } = await aLogInTwoFiles()
      for (let tried = 0; tried < each; tried += 1) {
        const torn = join(tempFolder(), 'data')
        cpSync(data, torn, { recursive: true })
        const { writeAhead } = storePaths(torn)
        const size = statSync(writeAhead).size
        if (how === 'cut off') truncateSync(writeAhead, below(size))
        else flipBit(writeAhead)
        ends[openedTorn(torn, told)] += 1
      }
    }
    const seen = `${ends.opened} opened whole with all saves up to there, ${ends.refused} refused at the start with the way back, ${ends['said when read']} said when the log was read`
    const lost =
      'saves after the spoiled place, which a disk that keeps its word never loses; nothing in silence'
    noteFault({ fault: `The write-ahead log ${how}`, tried: logs * each, seen, lost })
  },
  TIMEOUT_MS,
)
