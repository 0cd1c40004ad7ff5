import { EVERY_FORMAT } from '#main/features/exports/testing/format-samples.ts'
import { verifyFile } from '#main/features/exports/verify-file.ts'
import { writeFile } from '#main/features/exports/write-file.ts'
import { aLongFile, sheetFor } from './charge-file-samples.ts'

// Writes and verifies one file in a process of its own and prints the most memory it took: FORMAT SESSIONS.
const [name = '', count = ''] = process.argv.slice(2)
const known = EVERY_FORMAT[name]
if (!known) throw new Error(`No format ${name}`)
const sessions = Number(count)
const format = known.kind === 'x12' ? ({ kind: 'x12', options: sheetFor(sessions) } as const) : known
const file = aLongFile(sessions, 5)
const before = process.resourceUsage().maxRSS
const written = writeFile(file, format)
if (!written.ok) throw new Error(written.error.words)
const verified = verifyFile(written.value, file, format)
if (!verified.ok) throw new Error(verified.error)
console.log(
  JSON.stringify({ beforeKb: before, mostKb: process.resourceUsage().maxRSS, bytes: verified.value.bytes }),
)
