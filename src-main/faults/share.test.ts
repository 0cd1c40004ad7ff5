import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deliverBackup } from '#main/features/backup/deliver-backup.ts'
import { hashOfFile } from '#main/features/backup/file-hash.ts'
import { isBackupName } from '#main/features/backup/backup-names.ts'
import { manifestBeside } from '#main/features/backup/restore-backup.ts'
import { FileError, type Files } from '#main/ports/files.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { noteFault, rounds, TIMEOUT_MS } from './testing/rounds.ts'

const CODES = ['EIO', 'ENOENT', 'ETIMEDOUT', 'ENOSPC', 'EACCES', 'ESTALE', 'EHOSTDOWN'] as const

/** A share that is there for some steps and then gone, for good or for a while; it may cut a copy off. */
function vanishingShare(share: string, goneFrom: number, goneFor: number): Files {
  let step = 0
  const isThere = (path: string, name: string) => {
    if (!path.startsWith(share)) return
    step += 1
    if (step > goneFrom && step <= goneFrom + goneFor) {
      throw new FileError('other', CODES[step % CODES.length] ?? 'EIO', name)
    }
  }
  const at =
    <A extends readonly [path: string, ...rest: unknown[]], R>(name: string, work: (...args: A) => R) =>
    (...args: A): R => {
      isThere(args[0], name)
      return work(...args)
    }
  return {
    ...nodeFiles,
    read: at('read', nodeFiles.read),
    replace: at('replace', nodeFiles.replace),
    rename: at('rename', nodeFiles.rename),
    unlink: at('unlink', nodeFiles.unlink),
    stat: at('stat', nodeFiles.stat),
    list: at('list', nodeFiles.list),
    syncFolder: at('flush', nodeFiles.syncFolder),
    readPieces: at('read', nodeFiles.readPieces),
    copy: (from, to) => {
      try {
        isThere(to, 'copy')
      } catch (error) {
        // Some of it arrived before the share went away.
        nodeFiles.create(to, nodeFiles.readStart(from, 3_000))
        throw error
      }
      nodeFiles.copy(from, to)
    },
  }
}

test(
  'whenever a share goes away, nothing there has the name of a backup that is none, and it is said',
  async () => {
    const core = tempCore()
    const made = core.services.backup.write({ folder: null, keep: 5 })
    if (!made.ok) throw new Error(made.error)
    const from = made.value.path
    const tries = rounds(60, 5_000)
    let away = 0
    for (let tried = 0; tried < tries; tried += 1) {
      const share = tempFolder()
      const files = vanishingShare(share, tried % 25, 1 + (tried % 7) * (tried % 3 === 0 ? 100 : 1))
      const outcome = deliverBackup(files, { from, target: { folder: share, keep: 3 } })
      if (outcome.problem !== null) away += 1
      for (const name of readdirSync(share).filter(isBackupName)) {
        const manifest = manifestBeside(nodeFiles, join(share, name))
        expect(manifest).toMatchObject({ ok: true })
        if (manifest.ok) expect(hashOfFile(nodeFiles, join(share, name))).toBe(manifest.value.sha256)
      }
      if (outcome.path !== null) expect(readdirSync(share)).toContain(from.split(/[\\/]/).at(-1))
      expect(nodeFiles.stat(from)).not.toBeNull()
      const again = deliverBackup(nodeFiles, { from, target: { folder: share, keep: 3 } })
      expect(again).toMatchObject({ problem: null })
      nodeFiles.list(share).forEach(name => nodeFiles.unlink(join(share, name)))
    }
    const seen = `${away} times the share was away at some step; said each time, brought there when it was back`
    noteFault({
      fault: 'A share that goes away while a backup is brought there',
      tried: tries,
      seen,
      lost: 'nothing',
    })
  },
  TIMEOUT_MS,
)
