import { randomUUID } from 'node:crypto'
import { createCore } from '#main/core.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { anEntry } from './an-entry.ts'

/**
 * A process that saves a draft over and over in the data folder of its argument, and writes a line for each save
 * that was acknowledged: session, revision and note. It ends by being killed.
 */
const data = process.argv[2] ?? ''
const core = createCore({
  ports: nodePorts(data),
  paths: { data },
  host: 'cli',
  version: '0.0.0',
  demo: false,
})
if (!core.ok) throw new Error(core.error.code)
const { sessions } = core.value.services
const started = await sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' })
if (!started.ok) throw new Error(started.error.code)
let { revision } = started.value
for (let count = 0; ; count += 1) {
  const note = `save ${count} ${'x'.repeat(count % 3_000)}`
  const { id } = started.value
  const saved = await sessions.saveDraft({ commandId: randomUUID(), id, revision, entry: anEntry({ note }) })
  if (!saved.ok) throw new Error(saved.error.code)
  revision = saved.value.revision
  process.stdout.write(`${id} ${revision} ${note}\n`)
}
