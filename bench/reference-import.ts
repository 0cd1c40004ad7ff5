import { execFileSync, spawnSync } from 'node:child_process'
import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { byTurns, median, milliseconds, seconds, type Bench, type Comparison } from './comparison.ts'
import { writePairEdits, writePlainRows } from './reference-files.ts'
import { withScratchFolder } from './scratch-folder.ts'

const RUNS = 3
const MEBIBYTE = 1024 * 1024

/** What one import told of itself. */
type Told = { readonly rows: number; readonly longestStallMs: number; readonly peakMebibytes: number }

/**
 * The pair edits of a quarter, read as published, checked, indexed and put in force, against `.import` of SQLite's
 * own command line: the same rows as bare text into a table with the same key, the second index made after the rows
 * as ours is. Both are whole processes, by turns.
 */
export const benchReferenceImport: Bench = () =>
  withScratchFolder(async folder => {
    const published = await writePairEdits(folder, 'practitioner', { year: 2026, quarter: 3 })
    const ours = join(folder, 'ours.db')
    const told: Told[] = []
    const importOurs = () => {
      rmSync(ours, { force: true })
      told.push(importPublished(ours, published))
      return Promise.resolve()
    }
    const comparisons: Comparison[] = []
    if (hasSqlite()) {
      const plain = join(folder, 'rows.tsv')
      const rows = await writePlainRows(published, plain)
      const theirs = join(folder, 'theirs.db')
      const result = await byTurns(RUNS, {
        ours: importOurs,
        theirs: () => {
          rmSync(theirs, { force: true })
          importBare(theirs, plain)
          return Promise.resolve()
        },
      })
      requireSame(rows, told)
      comparisons.push({
        name: `Importing ${rows.toLocaleString('en')} pair edits`,
        against: '`sqlite3` .import of the same rows as bare text, same key and index',
        ours: seconds(result.ours),
        theirs: seconds(result.theirs),
        ratio: result.ratio,
        most: 1.5,
        note: 'ours also reads the published layout, checks each row, hashes the files and checks the database',
      })
    } else await importOurs()
    return [...comparisons, memory(told), stall(told), size(ours, published)]
  })

function importPublished(file: string, published: readonly string[]): Told {
  const words = ['bench/import-process.ts', file, ...published]
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as Told
}

const BARE = `
CREATE TABLE pair_edit (
  column1 TEXT, column2 TEXT, before1996 TEXT, effective TEXT, deletion TEXT, indicator TEXT, rationale TEXT,
  PRIMARY KEY (column1, column2, effective)
) WITHOUT ROWID;
.mode tabs
`

function importBare(file: string, plain: string): void {
  const input = `${BARE}.import "${plain}" pair_edit\nCREATE INDEX pair_edit_by_column2 ON pair_edit (column2, column1);\n`
  const { status, stderr } = spawnSync('sqlite3', [file], { input, encoding: 'utf8' })
  if (status !== 0 || stderr !== '') throw new Error(`sqlite3: ${stderr}`)
}

function hasSqlite(): boolean {
  return spawnSync('sqlite3', ['-version']).status === 0
}

function requireSame(rows: number, told: readonly Told[]): void {
  const other = told.find(run => run.rows !== rows)
  if (other) throw new Error(`${rows} rows were given to sqlite3, ${other.rows} came of the published files`)
}

function memory(told: readonly Told[]): Comparison {
  const peak = Math.max(...told.map(({ peakMebibytes }) => peakMebibytes))
  return {
    name: 'Most memory of the process while it imports them',
    against: 'a limit of 400 MiB',
    ours: `${peak.toFixed(0)} MiB`,
    theirs: '400 MiB',
    ratio: peak / 400,
    most: 1,
    note: 'resident, both threads and the page cache of the database; the highest of all runs',
  }
}

function stall(told: readonly Told[]): Comparison {
  const longest = told.map(({ longestStallMs }) => longestStallMs)
  const usual = median(longest)
  return {
    name: 'Longest time the main thread answers nothing during an import',
    against: 'a limit of 50 ms',
    ours: milliseconds(usual),
    theirs: '50 ms',
    ratio: usual / 50,
    most: 1,
    note: `the swap is in it; the middle of ${longest.length} imports, the longest of all was ${milliseconds(Math.max(...longest))}`,
  }
}

function size(file: string, published: readonly string[]): Comparison {
  const text = published.reduce((sum, path) => sum + statSync(path).size, 0)
  const made = statSync(file).size
  return {
    name: 'Size of the reference database that comes of it',
    against: 'the published text',
    ours: `${(made / MEBIBYTE).toFixed(0)} MiB`,
    theirs: `${(text / MEBIBYTE).toFixed(0)} MiB`,
    ratio: made / text,
    most: null,
    note: 'both directions of each pair can be asked',
  }
}
