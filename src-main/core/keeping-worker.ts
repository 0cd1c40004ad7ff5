import { parentPort, workerData } from 'node:worker_threads'
import { doKeepingJob, type KeepingJob } from '#main/features/backup/index.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { nodeVolumes } from '#main/ports/node-volumes.ts'

// A thread of its own: does one job of the keeping and ends.
const port = parentPort
if (port === null) throw new Error('This script runs as a thread.')
port.postMessage(doKeepingJob(workerData as KeepingJob, { files: nodeFiles, volumes: nodeVolumes }))
port.close()
