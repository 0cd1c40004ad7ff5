import { DuckDBInstance } from '@duckdb/node-api'
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '#main/db/connection.ts'
import { openForReading } from '#main/db/open-for-reading.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { LINES_BY_CODE } from '#main/features/reports/queries.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { byTurns, milliseconds, type Comparison } from './comparison.ts'
import { portsOfLastDay } from './long-log.ts'
import { withScratchFolder } from './scratch-folder.ts'

const RUNS = 9

type Year = { readonly from: string; readonly through: string }

/**
 * Units by code of a year: ours out of the encrypted log of all years, against the same count by other hands on a plain
 * copy that holds the rows of that year alone.
 */
export function volumePeers(data: string, year: Year, size: string): Promise<readonly Comparison[]> {
  return withScratchFolder(async folder => {
    const log = { path: storePaths(data).log, key: keyOf(data) }
    const plain = join(folder, 'plain.db')
    copyLines(log, plain, year)
    const duck = await DuckDBInstance.create(':memory:')
    const ducks = await duck.connect()
    const lines = exported(plain, 'report_line', join(folder, 'lines.csv'))
    await ducks.run(`CREATE TABLE report_line AS SELECT * FROM read_csv('${lines}', all_varchar = true)`)
    const corrections = exported(plain, 'correction', join(folder, 'corrections.csv'))
    await ducks.run('CREATE TABLE correction (session_id VARCHAR, abandoned_at VARCHAR)')
    // Without a row the file has no line of names either.
    if (statSync(corrections).size > 0) await ducks.run(`COPY correction FROM '${corrections}' (HEADER)`)
    await ducks.run('ALTER TABLE report_line ALTER units TYPE INTEGER')
    const sql = LINES_BY_CODE.replace('? AND ?', `'${year.from}' AND '${year.through}'`)
    const reader = openForReading(log.path, log.key)
    const ours = async () => void reader.db.all(LINES_BY_CODE, year.from, year.through)
    const againstShell = await byTurns(RUNS, { ours, theirs: async () => void shell(plain, `${sql};`) })
    const againstDuck = await byTurns(RUNS, { ours, theirs: async () => void (await ducks.run(sql)) })
    reader.close()
    return [
      compared('the sqlite3 command line on a plain copy of that year', againstShell, size),
      compared('DuckDB in memory on a copy of that year, by columns and on all cores', againstDuck, size),
    ]
  })
}

function keyOf(data: string): string {
  const key = nodePorts(data, portsOfLastDay(data)).keyVault.load()
  if (!key.ok || key.value === null) throw new Error('The key of the log is gone.')
  return key.value
}

function copyLines(log: { readonly path: string; readonly key: string }, to: string, year: Year): void {
  const connection = connect(log.path, log.key)
  connection.prepare(`ATTACH DATABASE ? AS plain KEY ''`).run(to)
  connection.exec(`
    CREATE TABLE plain.report_line AS
    SELECT * FROM main.report_line WHERE performed_on BETWEEN '${year.from}' AND '${year.through}';
    CREATE TABLE plain.correction AS SELECT session_id, abandoned_at FROM main.correction`)
  connection.close()
}

/** Writes a table into a CSV file; answers its path. */
function exported(plain: string, table: string, to: string): string {
  shell(plain, `.mode csv\n.headers on\n.output ${to}\nSELECT * FROM ${table};`)
  return to
}

function shell(file: string, input: string): Buffer {
  return execFileSync('sqlite3', [file], { input, maxBuffer: 2 ** 30 })
}

type Times = { readonly ours: number; readonly theirs: number; readonly ratio: number }

function compared(against: string, { ours, theirs, ratio }: Times, size: string): Comparison {
  return {
    name: `Units by code of a year, ${size} sessions`,
    against,
    ours: milliseconds(ours),
    theirs: milliseconds(theirs),
    ratio,
    most: null,
    note: 'ours decrypts the log of five years; one thread, all at once',
  }
}
