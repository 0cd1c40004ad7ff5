import { parentPort } from 'node:worker_threads'
import { createReportThread, type ReportOrder } from '#main/features/reports/index.ts'

// A thread of its own: counts the reports it is asked for with handles that cannot write, until it is told to stop.
const port = parentPort
if (port === null) throw new Error('This script runs as a thread.')
const obey = createReportThread({
  tell: message => port.postMessage(message),
  stop: () => port.close(),
})
port.on('message', (order: ReportOrder) => obey(order))
