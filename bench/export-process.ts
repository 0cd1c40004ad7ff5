import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openLongLog } from './long-log.ts'

/**
 * Exports everything of a log, as the command line does, and prints how many lines left, how long it took, and the most
 * memory that the process had. Arguments: data folder, folder for the files.
 */
const [data = '', out = ''] = process.argv.slice(2)
mkdirSync(join(out), { recursive: true })
const core = openLongLog(data)
const start = performance.now()
const wish = { scope: 'all', format: 'hl7', hl7Version: '2.3.1', folder: out } as const
const left = await core.services.exports.run(wish)
if (!left.ok) throw new Error(left.error.code)
const tookMs = performance.now() - start
const lines = left.value.files.reduce((sum, file) => sum + file.lines, 0)
process.stdout.write(JSON.stringify({ lines, tookMs, mostKb: process.resourceUsage().maxRSS }))
core.close()
