import { parentPort, workerData } from 'node:worker_threads'
import {
  CANCEL,
  fileFormats,
  rebuildSearchIndex,
  runJob,
  throttled,
  type JobMessage,
  type ReferenceJob,
} from '#main/features/reference/index.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { isStop } from '#main/ports/waited-threads.ts'

// A thread of its own: does one job on the reference database, tells how it goes, and ends.
const port = parentPort
if (port === null) throw new Error('This script runs as a thread.')
const tell = (message: JobMessage) => port.postMessage(message)
const wanted = new AbortController()
port.on('message', message => {
  if (message === CANCEL || isStop(message)) wanted.abort()
})
const outcome = await runJob(workerData as ReferenceJob, {
  files: nodeFiles,
  formats: fileFormats,
  rebuildSearch: rebuildSearchIndex,
  report: throttled(
    progress => tell({ kind: 'progress', progress }),
    () => performance.now(),
  ),
  signal: wanted.signal,
})
tell({ kind: 'outcome', outcome })
port.close()
