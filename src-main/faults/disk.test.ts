import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createCore, type Core } from '#main/core.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { noteFault, rounds, TIMEOUT_MS } from './testing/rounds.ts'

// A disk that is full at any write, and one that became read-only. They need a small disk of their own, which only
// root on Linux can mount; elsewhere the report of the tests lists them as skipped.

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount()

function tryMount(): boolean {
  const folder = join(process.env['TMPDIR'] ?? '/tmp', `chargemark-mount-${process.pid}`)
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A disk of so many kibibytes. */
function smallDisk(kibibytes: number): string {
  const folder = tempFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder])
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

const remount = (folder: string, options: string) =>
  execFileSync('mount', ['-o', `remount,${options}`, folder])

function start(data: string): Core | string {
  const ports = nodePorts(data, { clock: fixedClock(), secrets: lightSecrets })
  const core = createCore({ ports, paths: { data }, host: 'cli', version: '0.0.0', demo: false })
  return core.ok ? core.value : core.error.code
}

function started(data: string): Core {
  const core = start(data)
  if (typeof core === 'string') throw new Error(core)
  return core
}

/** Completes sessions until the disk takes no more; what was acknowledged, and how the refusal read. */
async function fill(
  core: Core,
  note: string,
): Promise<{ readonly told: readonly string[]; readonly end: string }> {
  const told: string[] = []
  for (;;) {
    const accession = `T${randomUUID().slice(0, 13).toUpperCase()}`
    const began = await core.call('sessions', 'start', { commandId: randomUUID(), performedOn: '2026-11-20' })
    if (!began.ok) return { told, end: began.error.code }
    const { id, revision } = began.value as { readonly id: string; readonly revision: number }
    const entry = anEntry({ accession, note })
    const done = await core.call('sessions', 'complete', { commandId: randomUUID(), id, revision, entry })
    if (!done.ok) return { told, end: done.error.code }
    told.push(accession)
  }
}

test.skipIf(!canMount)(
  'a disk that is full at any write loses nothing that was acknowledged',
  async () => {
    const tries = rounds(2, 60)
    let acknowledged = 0
    for (let tried = 0; tried < tries; tried += 1) {
      const disk = smallDisk(3_000 + tried * 7)
      const data = join(disk, 'data')
      const core = started(data)
      const { told, end } = await fill(core, 'x'.repeat(200 + tried * 13))
      expect(end).toBe('store-failed')
      acknowledged += told.length
      const written = core.services.backup.write({ folder: null, keep: 2 })
      expect(written).toMatchObject({
        ok: false,
        error: expect.stringMatching(/not enough room|disk is full/),
      })
      expect(await core.services.backup.changeKey({})).toMatchObject({ value: { kind: 'refused' } })
      core.close()
      remount(disk, 'size=200m')
      const again = started(data)
      const there = new Set([...again.services.sessions.listAll()].map(({ accession }) => accession))
      expect(told.filter(accession => !there.has(accession))).toEqual([])
      expect(again.services.backup.verify()).toMatchObject({ ok: true })
      expect(again.services.backup.write({ folder: null, keep: 2 })).toMatchObject({ ok: true })
      expect(readdirSync(data).filter(name => /rekeyed|next/.test(name))).toEqual([])
      again.close()
    }
    const seen = `${acknowledged} sessions acknowledged before the disk was full, all there; the refusal said why`
    noteFault({
      fault: 'A full disk, in entry, backup and change of key',
      tried: tries,
      seen,
      lost: 'nothing',
    })
  },
  TIMEOUT_MS,
)

test.skipIf(!canMount)(
  'a first start on a disk that is full at any point makes no half log',
  async () => {
    const tries = rounds(4, 120)
    let refused = 0
    for (let tried = 0; tried < tries; tried += 1) {
      const disk = smallDisk(40 + Math.floor((tried * 3_200) / tries))
      const data = join(disk, 'data')
      const core = start(data)
      if (typeof core === 'string') refused += 1
      else core.close()
      if (typeof core === 'string') expect(core).toBe('folder-not-writable')
      remount(disk, 'size=50m')
      const again = started(data)
      expect(again.services.backup.verify()).toMatchObject({ ok: true })
      again.close()
    }
    const seen = `${refused} starts refused with the reason; each went through once there was room`
    noteFault({ fault: 'A full disk at the first start', tried: tries, seen, lost: 'nothing' })
  },
  TIMEOUT_MS,
)

test.skipIf(!canMount)(
  'an export to a full disk marks nothing, and leaves when there is room',
  async () => {
    const tries = rounds(2, 60)
    for (let tried = 0; tried < tries; tried += 1) {
      const [disk, parent] = [smallDisk(16), tempFolder()]
      writeFileSync(join(disk, 'in-the-way'), Buffer.alloc(1024 * (tried % 17)))
      const core = started(join(parent, 'data'))
      const began = await core.services.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' })
      if (!began.ok) throw new Error(began.error.code)
      const { id, revision } = began.value
      await core.services.sessions.complete({ commandId: randomUUID(), id, revision, entry: anEntry() })
      const wish = { scope: 'all', format: 'csv', hl7Version: '2.3.1', folder: disk } as const
      const first = await core.services.exports.run(wish)
      if (!first.ok) {
        const marked = core.services.backup.verify()
        expect(marked).toMatchObject({ ok: true })
      }
      remount(disk, 'size=5m')
      await core.services.exports.run(wish)
      const counts = core.services.backup.verify()
      if (!counts.ok) throw new Error(counts.error)
      expect(counts.value.exportedLines).toBe(counts.value.chargeLines)
      const files = readdirSync(disk).filter(name => name.endsWith('.csv'))
      expect(files.length).toBe(2)
      core.close()
    }
    const seen = 'refused with the reason or written whole; all lines left once when there was room'
    noteFault({
      fault: 'A full disk while charge files are written',
      tried: tries,
      seen,
      lost: 'nothing, nothing twice',
    })
  },
  TIMEOUT_MS,
)

test.skipIf(!canMount)(
  'a disk that became read-only is said, and nothing acknowledged is lost',
  async () => {
    const tries = rounds(2, 40)
    for (let tried = 0; tried < tries; tried += 1) {
      const disk = smallDisk(40_000)
      const data = join(disk, 'data')
      const core = started(data)
      const began = await core.services.sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' })
      expect(began.ok).toBe(true)
      core.close()
      remount(disk, 'ro')
      expect(start(data)).toBe('folder-not-writable')
      remount(disk, 'rw')
      const again = started(data)
      expect([...again.services.sessions.listAll()]).toHaveLength(1)
      again.close()
    }
    const seen = 'the start was refused with its screen; once writable, everything was there'
    noteFault({ fault: 'A data folder that cannot be written', tried: tries, seen, lost: 'nothing' })
  },
  TIMEOUT_MS,
)
