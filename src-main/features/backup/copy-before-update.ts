import { join } from 'node:path'
import { ok, type Result } from '#shared/base/result.ts'
import type { UpdateProgress } from '#shared/contract/app.ts'
import type { ClaimedUpdate } from '#main/db/claim-update.ts'
import type { Files } from '#main/ports/files.ts'
import type { Ports } from '#main/ports/ports.ts'
import { unfinishedOf, updateCopyNameAt } from './backup-names.ts'
import { keptBy, manifestFor, putBeside, removeOlderCopies } from './describe-copy.ts'
import type { DoInThread } from './keeping-threads.ts'
import type { BackupManifest } from './manifest.ts'
import { risingPercent } from './percent-of-copy.ts'
import { roomFor } from './room.ts'
import { codeInWords, said } from './said.ts'

type Wish = {
  readonly claimed: ClaimedUpdate
  readonly ports: Pick<Ports, 'files' | 'volumes' | 'clock'>
  readonly doInThread: DoInThread
  readonly hear: (progress: UpdateProgress) => void
}

/**
 * Copies a log that nobody has open before its schema is changed, and proves the copy: its bytes are those that were
 * read, every page, reference and event of it is whole. The copy takes its name only then. Threads do it, two at a
 * time, so that whoever waits can be told how far it is.
 */
export async function copyBeforeUpdate(wish: Wish): Promise<Result<null, string>> {
  const { claimed, ports } = wish
  const { files } = ports
  const { paths, from } = claimed
  const madeAt = ports.clock.now()
  const path = join(paths.backups, updateCopyNameAt(from, madeAt))
  const aside = unfinishedOf(path)
  const refused = (code: string) => `${paths.backups}: ${codeInWords(code)}.`
  const prepared = said(() => {
    files.ensureFolder(paths.backups, 0o700)
    removeUnfinishedCopies(files, paths.backups)
    const bytes = files.stat(paths.log)?.bytes ?? 0
    return roomFor({ what: 'the copy before the update', folder: paths.backups, bytes }, ports.volumes)
  }, refused)
  if (!prepared.ok) return prepared
  try {
    const manifest = await copyAndProve(wish, { aside, madeAt })
    if (!manifest.ok) return manifest
    return said(() => {
      putBeside(files, { path, paths }, manifest.value)
      files.rename(aside, path)
      files.syncFolder(paths.backups)
      removeOlderCopies(files, paths.backups)
      return ok(null)
    }, refused)
  } finally {
    said(() => ok(removeUnfinishedCopies(files, paths.backups)), refused)
  }
}

async function copyAndProve(
  { claimed, doInThread, hear }: Wish,
  { aside, madeAt }: { readonly aside: string; readonly madeAt: string },
): Promise<Result<BackupManifest, string>> {
  const { paths, key } = claimed
  const copied = await doInThread({ kind: 'copy-bytes', from: paths.log, to: aside }, progress => {
    if (progress.kind === 'copied') hear({ step: 'copying', doneBytes: progress.bytes, ofBytes: progress.of })
  })
  if (!copied.ok) return copied
  const { sha256 } = copied.value
  const percent = halves(now => hear({ step: 'checking', percent: now }))
  const [pages, rows] = await Promise.all([
    doInThread({ kind: 'read-pages', path: aside, key }).finally(() => percent.one(1)),
    doInThread({ kind: 'read-rows', path: aside, key, sha256 }, progress => {
      if (progress.kind === 'checking') percent.other(progress.share)
    }),
  ])
  if (!pages.ok) return pages
  if (!rows.ok) return rows
  return ok(manifestFor({ key, madeAt, version: keptBy({ path: aside, key }) }, copied.value, rows.value))
}

/** Two pieces of work that take about as long and go on at once, as one percentage. */
function halves(hear: (percent: number) => void) {
  let [first, second] = [0, 0]
  const rise = risingPercent(hear)
  const tell = () => rise(50 * (first + second))
  tell()
  return {
    one: (share: number) => {
      first = share
      tell()
    },
    other: (share: number) => {
      second = share
      tell()
    },
  }
}

/** Also what a start that was ended while it copied left there. */
function removeUnfinishedCopies(files: Files, folder: string): void {
  for (const name of files.list(folder)) {
    if (/^chargemark-schema-.*\.db\.new(-wal|-shm)?$/.test(name)) files.unlink(join(folder, name))
  }
}
