import { assertNever } from '#shared/base/assert-never.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Files } from '#main/ports/files.ts'
import { moveAnswers, readAnswers } from './answer-files.ts'
import { folderInode } from './folder.ts'
import { releaseFiles } from './release-files.ts'
import { retireFiles } from './retire-files.ts'
import { SelfCheckError } from './self-check-error.ts'
import { setAside } from './set-aside.ts'
import type { Share, ShareJob, ShareJobKind, ShareJobs, ShareProblem } from './share-job.ts'
import { sweepParts } from './sweep-parts.ts'
import { writeAgain } from './write-again.ts'

/** Does one job on a disk; what failed there is a value. */
export function doShareJob(files: Files, job: ShareJob): Result<unknown, ShareProblem> {
  try {
    const done = attempt(() => answerOf(files, job))
    return done.ok ? ok(done.value) : fail(done.error.kind)
  } catch (error) {
    if (error instanceof SelfCheckError) return fail('self-check')
    throw error
  }
}

/** Jobs done at once, by whoever asks: for the command line, which has nothing else to do meanwhile. */
export function directShare(files: Files): Share {
  return {
    do: async <K extends ShareJobKind>(kind: K, ask: ShareJobs[K]['ask']) =>
      doShareJob(files, { kind, ask } as ShareJob) as Result<ShareJobs[K]['answer'], ShareProblem>,
  }
}

function answerOf(files: Files, job: ShareJob): unknown {
  switch (job.kind) {
    case 'find-folder':
      return folderInode(files, job.ask.folder)
    case 'set-aside':
      return setAside(files, job.ask)
    case 'release':
      return releaseFiles(files, job.ask)
    case 'sweep':
      return sweepParts(files, job.ask.parts)
    case 'write-again':
      return writeAgain(files, job.ask)
    case 'read-answers':
      return readAnswers(files, job.ask)
    case 'move-answers':
      return moveAnswers(files, job.ask)
    case 'retire':
      return retireFiles(files, job.ask)
    default:
      return assertNever(job)
  }
}
