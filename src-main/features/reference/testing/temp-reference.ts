import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CptLicence, ImportState } from '#shared/contract/reference.ts'
import type { Clock } from '#main/ports/clock.ts'
import type { Files } from '#main/ports/files.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import type { Threads } from '#main/ports/threads.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import type { FileAnswer } from '../import/import-job.ts'
import { referencePaths } from '../paths.ts'
import { createReferenceStore, type ReferenceStore } from '../reference-store.ts'
import { inProcessThreads } from './in-process-threads.ts'
import { writePlainFile, type PlainFile } from './plain-formats.ts'

export type TempReference = ReferenceStore & {
  readonly folder: string
  readonly file: string
  /** Imports files of tests in one run; how it ended. */
  readonly load: (
    files: Readonly<Record<string, PlainFile>>,
    answers?: readonly FileAnswer[],
  ) => Promise<ImportState>
  readonly license: (licence: CptLicence) => Promise<void>
}

type Options = {
  readonly folder?: string
  readonly clock?: Clock
  readonly threads?: Threads
  readonly files?: Files
  /** Left out, a second passes with every question, so that the folder is always looked at. */
  readonly ticks?: () => number
}

function everySecond(): () => number {
  let now = 0
  return () => (now += 1_000)
}

/** A reference database in a folder of its own, closed when the test is over. */
export function tempReference({
  folder = tempFolder(),
  clock = fixedClock(),
  threads = inProcessThreads(),
  files = nodeFiles,
  ticks = everySecond(),
}: Options = {}): TempReference {
  const file = join(folder, 'reference.db')
  const store = createReferenceStore({
    paths: referencePaths(file),
    ports: { files, threads, clock, operator: { name: () => 'TEST' } },
    ticks,
  })
  onTestFinished(store.close)
  const load: TempReference['load'] = async (files, answers = []) => {
    const written = Object.entries(files).map(([name, content]) => writePlainFile(folder, name, content))
    const running = store.importFiles({ files: written, answers }, () => undefined)
    if (!running) throw new Error('Another import is running.')
    return running.ended
  }
  const license: TempReference['license'] = async licence => {
    const outcome = await store.recordLicence(licence)
    if (outcome?.kind !== 'built') throw new Error(`The licence was not recorded: ${outcome?.kind}`)
  }
  return { ...store, folder, file, load, license }
}
