import { parentPort, workerData } from 'node:worker_threads'
import { doShareJob, type ShareJob } from '#main/features/shares/index.ts'
import { nodeFiles } from '#main/ports/node-files.ts'

// A thread of its own: does one job in a folder that may be a share, answers, and ends.
if (parentPort === null) throw new Error('This script runs as a thread.')
parentPort.postMessage(doShareJob(nodeFiles, workerData as ShareJob))
parentPort.close()
