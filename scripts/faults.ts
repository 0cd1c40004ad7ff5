import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FaultRow } from '#main/faults/testing/rounds.ts'
import { PROJECT, toolScript } from './project.ts'
import { runInFront } from './run.ts'

/**
 * `npm run test:faults -- [PART [TEST]]`: tries every fault many times and writes what came of it into docs/RELIABILITY.md.
 * Each part takes some minutes and can be run by itself: its rows take the place of its earlier ones.
 */
const PARTS = ['kill', 'send', 'disk', 'bytes', 'share', 'others', 'hostile'] as const

const ROWS = join(PROJECT, 'test-results', 'faults')
const PAGE = join(PROJECT, 'docs', 'RELIABILITY.md')
const [BEGIN, END] = ['<!-- begin: written by npm run test:faults -->', '<!-- end -->']

const asked = process.argv.slice(2)
const [named = '', only] = asked
const unknown = asked.slice(0, 1).filter(part => !PARTS.some(known => known === part))
if (unknown.length > 0) {
  process.stderr.write(`Unknown part "${named}". Known: ${PARTS.join(', ')}\n`)
  process.exit(1)
}
if (asked.length === 0) rmSync(ROWS, { recursive: true, force: true })
for (const part of asked.length === 0 ? PARTS : [named]) {
  const words = ['run', `src-main/faults/${part}.test.ts`, ...(only ? ['-t', only] : [])]
  const status = await runInFront(process.execPath, [toolScript('vitest'), ...words], {
    CHARGEMARK_FAULTS: 'long',
  })
  if (status !== 0) process.exit(status)
}
writePage()
// The columns of the table are set by the formatter, as everywhere.
await runInFront(process.execPath, [toolScript('prettier'), '--write', '--log-level', 'warn', PAGE])

/** Puts the rows of the newest run in the place of those that stand in the page. */
function writePage(): void {
  const files = existsSync(ROWS) ? readdirSync(ROWS).filter(name => name.endsWith('.json')) : []
  const rows = files.map(name => JSON.parse(readFileSync(join(ROWS, name), 'utf8')) as FaultRow)
  const kept = new Map(rowsIn(readFileSync(PAGE, 'utf8')).map(row => [row.fault, row]))
  for (const row of rows) kept.set(row.fault, row)
  const lines = [...kept.values()]
    .toSorted((one, other) => one.fault.localeCompare(other.fault))
    .map(({ fault, tried, seen, lost }) => `| ${fault} | ${tried} | ${seen} | ${lost} |`)
  const table = [
    '| what was done | how often | what was seen | what was lost |',
    '| --- | ---: | --- | --- |',
    ...lines,
  ]
  const page = readFileSync(PAGE, 'utf8')
  const [before = '', rest = ''] = page.split(BEGIN)
  const [, after = ''] = rest.split(END)
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${table.join('\n')}\n\n${END}${after}`)
}

function rowsIn(page: string): readonly FaultRow[] {
  const [, rest = ''] = page.split(BEGIN)
  const [table = ''] = rest.split(END)
  return table.split('\n').flatMap(line => {
    const [, fault = '', tried = '', seen = '', lost = ''] = line.split('|').map(cell => cell.trim())
    return /^\d+$/.test(tried) ? [{ fault, tried: Number(tried), seen, lost }] : []
  })
}
