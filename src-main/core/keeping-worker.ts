import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { fail } from '#shared/base/result.ts'
import { doKeepingJob, type KeepingJob, type KeepingMessage } from '#main/features/backup/index.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { nodeVolumes } from '#main/ports/node-volumes.ts'
import { Stopped, stoppableFiles } from '#main/ports/stoppable-files.ts'
import { isStop } from '#main/ports/waited-threads.ts'

// A thread of its own: does one job of the keeping, tells how far it is, and ends; before that where it is told to.
const port = parentPort
if (port === null) throw new Error('This script runs as a thread.')
const say = (message: KeepingMessage) => port.postMessage(message)
const { files, step } = stoppableFiles(nodeFiles, () => isStop(receiveMessageOnPort(port)?.message))
say({ answer: answer() })
port.close()

function answer() {
  try {
    return doKeepingJob(workerData as KeepingJob, { files, volumes: nodeVolumes }, progress => {
      say({ progress })
      step()
    })
  } catch (error) {
    if (error instanceof Stopped) return fail('The program was closed meanwhile.')
    throw error
  }
}
