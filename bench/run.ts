import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { ensureBuilt } from '../scripts/ensure-built.ts'
import { PROJECT } from '../scripts/project.ts'
import { benchAssign } from './assign.ts'
import { benchChargeFiles } from './charge-files.ts'
import { benchCodeSearch } from './code-search.ts'
import { benchExportMemory } from './export-memory.ts'
import type { Bench, Comparison } from './comparison.ts'
import { benchKeyToRepaint } from './key-to-repaint.ts'
import { benchLaunch } from './launch.ts'
import { benchLongLogDesk } from './long-log-desk.ts'
import { sessionsAsked } from './long-log.ts'
import { benchReferenceImport } from './reference-import.ts'
import { benchReferenceLookup } from './reference-lookup.ts'
import { benchReports } from './reports.ts'
import { benchReview } from './review.ts'
import { benchRulesEngine } from './rules-engine.ts'
import { benchSave } from './save.ts'
import { benchStartUp } from './start-up.ts'

// `npm run bench`: all measurements in one run; `npm run bench -- --write` puts the table into docs/PERFORMANCE.md;
// `npm run bench -- save lookup` runs those whose names hold one of the words.
const BENCHES: readonly Bench[] = [
  benchAssign,
  benchRulesEngine,
  benchKeyToRepaint,
  benchLaunch,
  benchSave,
  benchReferenceImport,
  benchReferenceLookup,
  benchCodeSearch,
  benchChargeFiles,
  benchExportMemory,
  benchReports,
  benchReview,
  benchLongLogDesk,
  benchStartUp,
]

const NOTES = `## Reading it

- **assign.** A department's mix repeats few shapes of session, whose answers are remembered ([decision 5](decisions/0005-remembered-answers.md)). Where every session differs, each is read, derived and explained anew, and the answer is several times as long as the line it answers: deriving and printing the explanation take about as much again as parsing does on both sides. No limit is set for that row; it is there so that it is seen.
- **Saving.** The bare insert writes a row and its key: two to three pages. A save writes the row, an audit event with its index and the command, about five pages, each encrypted and signed. The first row is held against an insert into a file encrypted the same way, the second against a plain one; the faster the disk flushes, the more the encryption of the pages shows in the second. The three take their turns in an order drawn anew each round, each after the same request for an assessment, which is what the window sends before it saves; the save itself does not derive the codes a second time.
- **Key stroke.** Headless Chromium without a graphics card, through the binding of the Chromium host. The main process's share is the time from the core's \`call\` being entered, its input still the plain object that came over the bridge, to its answer being there: the input read by its schema, the accession number looked up, what is wrong or missing told, and the lines of both claims derived. The pipe to the browser and the JSON on it belong to the host and are in the first row only. Every key counts, none is left out as warm-up or as an outlier. Where few processors are shared with a browser that draws in software, the process stands ready for part of that time while another one has the processor: Linux counts it, and it is taken off; the row after it is the time as the clock shows it. Where the system does not count it, both rows are alike.`

const build = await ensureBuilt()
if (build.kind === 'failed') throw new Error(build.output)

const words = process.argv.slice(2).filter(word => !word.startsWith('-'))
const wanted = BENCHES.filter(
  ({ name }) => words.length === 0 || words.some(word => name.toLowerCase().includes(word.toLowerCase())),
)

const comparisons: Comparison[] = []
for (const bench of wanted) {
  for (const comparison of await bench()) {
    comparisons.push(comparison)
    console.log(line(comparison))
  }
}
if (process.argv.includes('--write') && wanted.length === BENCHES.length) await writeTable(comparisons)
if (comparisons.some(isOver)) process.exitCode = 1

function isOver({ ratio, most }: Comparison): boolean {
  return ratio !== null && most !== null && ratio > most
}

function line(comparison: Comparison): string {
  const { name, against, ours, theirs, ratio, most } = comparison
  const held = most === null ? '' : isOver(comparison) ? `, OVER the limit of ${most}` : `, within ${most}`
  return `${name}: ${ours}${theirs === '' ? '' : ` against ${theirs} (${against})`}${ratio === null ? '' : `, ratio ${ratio.toFixed(2)} (${direction(ratio)})`}${held}`
}

/** Ratios are ours divided by theirs. */
function direction(ratio: number): string {
  if (Math.abs(ratio - 1) < 0.005) return 'both alike'
  return ratio < 1 ? 'ours is less' : 'ours is more'
}

async function writeTable(rows: readonly Comparison[]): Promise<void> {
  const cells = rows.map(({ name, against, ours, theirs, ratio, most, note }) =>
    [
      name,
      against,
      ours,
      theirs,
      ratio?.toFixed(2) ?? '',
      most === null ? 'reported' : `at most ${most}`,
      note,
    ].join(' | '),
  )
  const text = `# Performance

Measured by \`npm run bench -- --write${sessionsAsked() === 100_000 ? '' : ` --sessions=${sessionsAsked()}`}\` on Node ${process.versions.node} with ${availableParallelism()} cores; both sides of each ratio in the same run, by turns. Times are medians unless a row says otherwise. No test asserts a time: machines are noisy, ratios less so. A ratio is ours divided by theirs: below 1 ours takes less (time, memory), above 1 more.

| what | against | ours | theirs | ours ÷ theirs | limit | note |
| --- | --- | --- | --- | --- | --- | --- |
${cells.map(cell => `| ${cell} |`).join('\n')}

${NOTES}
`
  const file = join(PROJECT, 'docs', 'PERFORMANCE.md')
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'markdown' }))
}
