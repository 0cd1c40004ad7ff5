import { join } from 'node:path'
import type { Files } from '#main/ports/files.ts'
import { observe, verdictOf, type Evidence } from './evidence.ts'
import { flushNames, folderInode, giveName, removeIfPossible } from './folder.ts'
import { partName } from './part-names.ts'
import type { AsideNote, ReleaseAnswer, ReleaseFiles } from './share-job.ts'

type Seen = { readonly file: AsideNote; readonly evidence: Evidence }

/**
 * Decides a journaled batch by what its folder shows, and gives its files their names: the same right after they were
 * set aside, after a crash, and when a share has come back. A folder that is away, or another one at its path, decides
 * nothing.
 */
export function releaseFiles(files: Files, ask: ReleaseFiles): ReleaseAnswer {
  if (folderInode(files, ask.folder) !== ask.inode) return { kind: 'away' }
  const seen = ask.files.map(file => ({ file, evidence: observe(files, ask, file) }))
  const obstructed = seen.find(({ evidence }) => evidence === 'obstructed')?.file.name ?? null
  const verdict = verdictOf(seen.map(({ evidence }) => evidence))
  if (verdict === 'stuck') return { kind: 'stuck', obstructed: obstructed ?? '' }
  if (verdict === 'undo' && (ask.ifNoneLeft === 'tell' || obstructed !== null)) {
    return { kind: 'none-left', obstructed }
  }
  nameAll(files, ask, seen)
  return { kind: 'released', taken: namesOf(seen, 'taken'), replaced: namesOf(seen, 'replaced') }
}

function namesOf(seen: readonly Seen[], wanted: Evidence): readonly string[] {
  return seen.flatMap(({ file, evidence }) => (evidence === wanted ? [file.name] : []))
}

function nameAll(files: Files, { folder, aside }: ReleaseFiles, seen: readonly Seen[]): void {
  for (const { file, evidence } of seen) {
    if (evidence !== 'waiting') continue
    giveName(files, {
      part: join(aside, partName(file.name)),
      final: join(folder, file.name),
      move: file.move,
    })
    if (file.move === 'link') removeIfPossible(files, aside, partName(file.name))
  }
  flushNames(files, folder)
}
