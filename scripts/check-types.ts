import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT, toolScript } from './project.ts'
import { runQuietly, type RunResult } from './run.ts'

/** Checks each layer by its own tsconfig, which lets it see only what it may. */
export async function checkTypes(): Promise<RunResult> {
  const { references } = JSON.parse(readFileSync(join(PROJECT, 'tsconfig.json'), 'utf8'))
  const paths: readonly string[] = references.map((reference: { readonly path: string }) => reference.path)
  const results: RunResult[] = []
  for (const path of paths) results.push(await runQuietly(process.execPath, [toolScript('tsc'), '-p', path]))
  return {
    status: results.every(({ status }) => status === 0) ? 0 : 1,
    output: results.map(({ output }) => output).join(''),
  }
}
