import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from './project.ts'
import { runStaticChecks } from './static-checks.ts'
import { summarize } from './step.ts'
import { runUnitTests } from './unit-tests.ts'

// `npm run check`: what a change must pass before it is shown to anybody; all but the end-to-end tests.
const reports = join(PROJECT, 'test-results')
mkdirSync(reports, { recursive: true })
const { text, failed } = summarize([...(await runStaticChecks()), await runUnitTests(reports)])
console.log(text)
process.exitCode = failed === 0 ? 0 : 1
