import { nodeFiles } from '#main/ports/node-files.ts'
import type { Threads } from '#main/ports/threads.ts'
import type { ReferenceJob } from '../import/import-job.ts'
import type { ImportTools } from '../import/import-tools.ts'
import { runJob } from '../import/run-job.ts'
import { CANCEL } from '../import/thread-messages.ts'
import { plainFormats } from './plain-formats.ts'

/** Does the jobs of a reference database in the test's own thread, with files of tests. */
export function inProcessThreads(tools: Partial<ImportTools> = {}): Threads {
  return {
    start: (_script, work, on) => {
      const wanted = new AbortController()
      void runJob(work as ReferenceJob, {
        files: nodeFiles,
        formats: plainFormats,
        rebuildSearch: () => undefined,
        report: progress => on.message({ kind: 'progress', progress }),
        signal: wanted.signal,
        ...tools,
      }).then(
        outcome => {
          on.message({ kind: 'outcome', outcome })
          on.ended(null)
        },
        error => on.ended(error instanceof Error ? error : new Error(String(error))),
      )
      return {
        tell: message => {
          if (message === CANCEL) wanted.abort()
        },
        end: () => undefined,
      }
    },
  }
}
