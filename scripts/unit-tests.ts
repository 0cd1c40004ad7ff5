import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toolScript } from './project.ts'
import { runQuietly } from './run.ts'
import { runStep, type StepResult } from './step.ts'

/** What is read of vitest's JSON report. */
type VitestReport = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly meta?: { readonly skipReason?: string }
    }[]
  }[]
}

/** Unit, property and integration tests, all under vitest. */
export function runUnitTests(reportFolder: string): Promise<StepResult> {
  return runStep('unit, property and integration tests', async () => {
    const file = join(reportFolder, 'vitest.json')
    const { status, output } = await runQuietly(process.execPath, [
      toolScript('vitest'),
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ])
    const report: VitestReport | null = readReport(file)
    if (report === null) return { passed: 0, failed: 1, skipped: [], output }
    // A file that does not load has no failed test of its own.
    const failed = Math.max(report.numFailedTests, status === 0 ? 0 : 1)
    return { passed: report.numPassedTests, failed, skipped: skippedOf(report), output }
  })
}

function skippedOf(report: VitestReport): StepResult['skipped'] {
  return report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'skipped' || status === 'pending' || status === 'todo')
    .map(({ fullName, meta }) => ({ test: fullName, why: meta?.skipReason ?? 'the test says so' }))
}

function readReport(file: string): VitestReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
