import type { RunResult } from './run.ts'

/** Something that was looked at, and how it went. Counts are of single tests, or 1 for a step that is one check. */
export type StepResult = {
  readonly name: string
  readonly passed: number
  readonly failed: number
  readonly skipped: readonly Skipped[]
  readonly seconds: number
  /** What the tool said, shown when something failed. */
  readonly output: string
}

export type Skipped = { readonly test: string; readonly why: string }

type Outcome = Omit<StepResult, 'name' | 'seconds'>

/** Runs a step, says so before and how it went after. Others may go on beside it: each line names its step. */
export async function runStep(name: string, work: () => Promise<Outcome>): Promise<StepResult> {
  console.log(`${name} ...`)
  const startedAt = performance.now()
  const outcome = await work()
  const seconds = (performance.now() - startedAt) / 1_000
  console.log(`${name}: ${outcome.failed === 0 ? 'passed' : 'FAILED'} (${seconds.toFixed(1)} s)`)
  if (outcome.failed > 0) console.log(outcome.output.trimEnd())
  return { name, seconds, ...outcome }
}

/** A tool that either finds nothing or says what it finds. */
export function oneCheck({ status, output }: RunResult): Outcome {
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: [], output }
}

/** The summary: what was skipped and why, then the counts alone on the last line. */
export function summarize(steps: readonly StepResult[]): { readonly text: string; readonly failed: number } {
  const skipped = steps.flatMap(step => step.skipped)
  const count = (of: (step: StepResult) => number) => steps.reduce((sum, step) => sum + of(step), 0)
  const failed = count(step => step.failed)
  const lines = [
    '',
    ...steps.map(
      ({ name, passed, failed: bad, skipped: left, seconds }) =>
        `${bad === 0 ? ' ' : '!'} ${name}: ${passed} passed, ${bad} failed, ${left.length} skipped (${seconds.toFixed(1)} s)`,
    ),
    ...(skipped.length > 0 ? ['', 'Skipped:', ...skipped.map(({ test, why }) => `- ${test}: ${why}`)] : []),
    '',
    `${count(step => step.passed)} passed, ${failed} failed, ${skipped.length} skipped`,
  ]
  return { text: lines.join('\n'), failed }
}
