import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installedElectron } from './electron-runtime.ts'
import { toolScript } from './project.ts'
import { runQuietly } from './run.ts'
import { runStep, type Skipped, type StepResult } from './step.ts'

/** What is read of Playwright's JSON report. */
type PlaywrightReport = {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
  readonly suites: readonly Suite[]
}
type Suite = {
  readonly title: string
  readonly suites?: readonly Suite[]
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly {
      readonly projectName: string
      readonly status: string
      readonly annotations: readonly { readonly type: string; readonly description?: string }[]
    }[]
  }[]
}

/** User stories in a real browser, and under Electron where its runtime is here. */
export function runEndToEndTests(reportFolder: string): Promise<StepResult> {
  return runStep('end-to-end tests', async () => {
    const file = join(reportFolder, 'playwright.json')
    const words = [toolScript('playwright'), 'test', '--reporter=line,json']
    const environment = { PLAYWRIGHT_JSON_OUTPUT_FILE: file, FORCE_COLOR: '0' }
    const [command, ...rest] = needsVirtualDisplay()
      ? ['xvfb-run', '-a', process.execPath]
      : [process.execPath]
    const { status, output } = await runQuietly(command ?? process.execPath, [...rest, ...words], {
      environment,
    })
    const report = readReport(file)
    if (report === null) return { passed: 0, failed: 1, skipped: [], output }
    const { expected, unexpected, flaky } = report.stats
    // A test that passes only the second time did not pass.
    const failed = Math.max(unexpected + flaky, status === 0 ? 0 : 1)
    return { passed: expected, failed, skipped: report.suites.flatMap(skippedOf), output }
  })
}

function needsVirtualDisplay(): boolean {
  return process.platform === 'linux' && !process.env['DISPLAY'] && installedElectron() !== null
}

function skippedOf(suite: Suite): readonly Skipped[] {
  const here = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'skipped')
      .map(({ projectName, annotations }) => ({
        test: `${projectName}: ${title}`,
        why: annotations.find(({ type }) => type === 'skip')?.description ?? 'the test says so',
      })),
  )
  return [...here, ...(suite.suites ?? []).flatMap(skippedOf)]
}

function readReport(file: string): PlaywrightReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
