import { checkTypes } from './check-types.ts'
import { ensureBuilt } from './ensure-built.ts'
import { toolScript } from './project.ts'
import { runQuietly, type RunResult } from './run.ts'
import { oneCheck, runStep, type StepResult } from './step.ts'

/** Build, types of every layer, lint with the zones, format: what needs no test to run. */
export async function runStaticChecks(): Promise<readonly StepResult[]> {
  const built = await runStep('build', async () => oneCheck(await build()))
  // Each of them keeps one core busy.
  const others = await Promise.all([
    runStep('types', async () => oneCheck(await checkTypes())),
    runStep('lint', async () => oneCheck(await runTool('oxlint', ['--deny-warnings']))),
    runStep('format', async () => oneCheck(await runTool('prettier', ['--check', '.']))),
  ])
  return [built, ...others]
}

async function build(): Promise<RunResult> {
  const outcome = await ensureBuilt()
  return outcome.kind === 'failed' ? { status: 1, output: outcome.output } : { status: 0, output: '' }
}

function runTool(tool: Parameters<typeof toolScript>[0], words: readonly string[]): Promise<RunResult> {
  return runQuietly(process.execPath, [toolScript(tool), ...words])
}
