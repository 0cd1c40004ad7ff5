import { ensureBuilt } from './ensure-built.ts'

// `npm run build`: the three bundles in out/, made only if the sources changed.
const outcome = await ensureBuilt()
if (outcome.kind === 'failed') {
  process.stderr.write(outcome.output)
  process.exitCode = 1
} else {
  console.log(outcome.kind === 'fresh' ? 'out/ is up to date' : 'built out/')
}
