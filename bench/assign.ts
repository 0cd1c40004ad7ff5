import { spawn } from 'node:child_process'
import { createReadStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { byTurns, seconds, type Bench, type Comparison } from './comparison.ts'
import { wireSessions } from './sessions.ts'
import { withScratchFolder } from './scratch-folder.ts'

const COUNT = 100_000
const RUNS = 5

/** `assign` over 100,000 sessions against a program that only parses each line and prints it again. */
export const benchAssign: Bench = () =>
  withScratchFolder(async folder => {
    const measure = async (alike: boolean): Promise<Comparison> => {
      const file = join(folder, `${alike ? 'alike' : 'different'}.ndjson`)
      writeFileSync(file, `${wireSessions(COUNT, { alike }).join('\n')}\n`)
      const { ours, theirs, ratio } = await byTurns(RUNS, {
        ours: () => runOver(file, ['src-main/hosts/cli/main.ts', 'assign']),
        theirs: () => runOver(file, ['bench/parse-and-print.ts']),
      })
      return {
        name: `assign, 100,000 sessions, ${alike ? 'a department’s mix' : 'every session different'}`,
        against: 'reading, parsing and printing the same lines (readline, JSON)',
        ours: seconds(ours),
        theirs: seconds(theirs),
        ratio,
        most: alike ? 2.5 : null,
        note: alike
          ? 'few shapes of session, as a day brings them'
          : 'date, place, diagnoses and lesions vary',
      }
    }
    return [await measure(true), await measure(false)]
  })

function runOver(file: string, script: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...script], { stdio: ['pipe', 'ignore', 'inherit'] })
    createReadStream(file).pipe(child.stdin)
    child.on('error', reject)
    child.on('exit', status =>
      status === 0 ? resolve() : reject(new Error(`${script.join(' ')} ended with ${status}`)),
    )
  })
}
