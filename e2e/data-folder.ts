import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROJECT } from '../scripts/project.ts'
import { cliAccess } from './people.ts'

export type CliResult = { readonly status: number; readonly output: string; readonly notes: string }

export type DataFolder = {
  readonly path: string
  /** A folder beside it, for charge files. */
  readonly out: string
  /** Runs `chargemark WORDS --data` this folder in the name of the person at the desk; the window must be closed, one program writes a log at a time. */
  readonly cli: (...words: readonly string[]) => Promise<CliResult>
  readonly remove: () => void
}

/** A folder of its own for one test. */
export function makeDataFolder(): DataFolder {
  const parent = mkdtempSync(join(tmpdir(), 'chargemark-e2e-'))
  const path = join(parent, 'data')
  const access = cliAccess(join(parent, 'pin'))
  return {
    path,
    out: mkdtempSync(join(parent, 'out-')),
    cli: (...words) => runCli([...words, '--data', path], access),
    remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }),
  }
}

/** The command line as `npm run -s chargemark --` starts it. */
export function runCli(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
  const env = { ...process.env, ...environment }
  return new Promise(resolve => {
    const script = join(PROJECT, 'scripts', 'launch.js')
    execFile(
      process.execPath,
      [script, 'chargemark', ...words],
      { cwd: PROJECT, env },
      (error, output, notes) => {
        resolve({
          status: error === null ? 0 : typeof error.code === 'number' ? error.code : 1,
          output,
          notes,
        })
      },
    )
  })
}
