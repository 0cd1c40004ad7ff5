import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { runEndToEndTests } from './end-to-end-tests.ts'
import { PROJECT } from './project.ts'
import { runStaticChecks } from './static-checks.ts'
import { summarize } from './step.ts'
import { provideNeeds } from './test-needs.ts'
import { runUnitTests } from './unit-tests.ts'

// `npm test`: everything, with a summary whose last line is the counts.
const reports = join(PROJECT, 'test-results')
mkdirSync(reports, { recursive: true })

if (await provideNeeds(line => console.log(line))) {
  const steps = [...(await runStaticChecks()), await runUnitTests(reports), await runEndToEndTests(reports)]
  const { text, failed } = summarize(steps)
  console.log(text)
  process.exitCode = failed === 0 ? 0 : 1
} else {
  process.exitCode = 1
}
