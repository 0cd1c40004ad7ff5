import { basename } from 'node:path'
import { createReferenceStore, sharedPaths } from '#main/features/reference/index.ts'
import { nodePorts } from '#main/ports/ports.ts'

/**
 * Imports the files of its arguments into the reference database that the first one names, as a window does, and
 * prints what it took: the longest time the main thread answered nothing, and the most memory of the process.
 */
const [file = '', ...files] = process.argv.slice(2)
const TICK_MS = 1
let last = performance.now()
let longestStallMs = 0
const ticking = setInterval(() => {
  const now = performance.now()
  longestStallMs = Math.max(longestStallMs, now - last - TICK_MS)
  last = now
}, TICK_MS)
const store = createReferenceStore({ paths: sharedPaths(file), ports: nodePorts('') })
last = performance.now()
const running = store.importFiles(
  { files: files.map(path => ({ path, name: basename(path) })), answers: [] },
  () => undefined,
)
const ended = await running?.ended
clearInterval(ticking)
if (ended?.kind !== 'done') throw new Error(JSON.stringify(ended ?? 'another import is running'))
const rows = ended.files.reduce((sum, imported) => sum + imported.rows, 0)
const peakMebibytes = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ rows, longestStallMs, peakMebibytes }))
store.close()
