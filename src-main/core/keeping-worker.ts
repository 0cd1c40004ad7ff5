import { parentPort, workerData } from 'node:worker_threads'
import { doKeepingJob, type KeepingJob, type KeepingMessage } from '#main/features/backup/index.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { nodeVolumes } from '#main/ports/node-volumes.ts'

// A thread of its own: does one job of the keeping, tells how far it is, and ends.
const port = parentPort
if (port === null) throw new Error('This script runs as a thread.')
const say = (message: KeepingMessage) => port.postMessage(message)
const tools = { files: nodeFiles, volumes: nodeVolumes }
say({ answer: doKeepingJob(workerData as KeepingJob, tools, progress => say({ progress })) })
port.close()
