import { createCore } from '#main/core.ts'
import { nodeFiles } from '#main/ports/node-files.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { endingFiles, Steps } from './failing-disk.ts'

/**
 * A process of its own that exports everything and is killed at a step on the disk, as by a power cut: it cleans up
 * nothing. Arguments: data folder, export folder, step. Says `done` when there was no such step.
 */
const [data = '', folder = '', step = ''] = process.argv.slice(2)

const steps = new Steps(Number(step), () => {
  process.kill(process.pid, 'SIGKILL')
  // The signal arrives within the call on POSIX systems; should it not, nothing more may happen.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
})

const clock = fixedClock('2026-11-20T17:30:00.000-05:00')
// Only the export folder ends the process: the store has a kill test of its own.
const inFolder = endingFiles(nodeFiles, steps)
const isOurs = (path: string) => path.startsWith(folder)
const files = {
  ...nodeFiles,
  create: (path: string, bytes: Uint8Array, mode?: number) =>
    (isOurs(path) ? inFolder : nodeFiles).create(path, bytes, mode),
  link: (from: string, to: string) => (isOurs(to) ? inFolder : nodeFiles).link(from, to),
  unlink: (path: string) => (isOurs(path) ? inFolder : nodeFiles).unlink(path),
  syncFolder: (path: string) => (isOurs(path) ? inFolder : nodeFiles).syncFolder(path),
}
const ports = nodePorts(data, { clock, files })
const core = createCore({ ports, paths: { data }, host: 'cli', version: '0.0.0', demo: false })
if (!core.ok) throw new Error(`The core did not start: ${core.error.code}`)
await core.value.services.exports.run({ scope: 'all', format: 'csv', hl7Version: '2.3.1', folder })
core.value.close()
process.stdout.write('done')
