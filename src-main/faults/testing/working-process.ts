import { randomUUID } from 'node:crypto'
import { createCore, type Core } from '#main/core.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import { makeDestinations, RECEIVERS } from './two-destinations.ts'

/**
 * A process that does one thing over and over in a data folder, and writes a line for each time that was
 * acknowledged. It ends by being killed. Arguments: what, data folder, a second folder.
 */
const [what = '', data = '', other = ''] = process.argv.slice(2)

const tell = (line: string) => process.stdout.write(`${line}\n`)

function open(): Core {
  const core = createCore({
    ports: nodePorts(data, { secrets: lightSecrets }),
    paths: { data },
    host: 'cli',
    version: '0.0.0',
    demo: false,
  })
  if (!core.ok) throw new Error(`${core.error.code}: ${core.error.found}`)
  return core.value
}

async function complete({ services: { sessions } }: Core, accession: string): Promise<void> {
  const started = await sessions.start({ commandId: randomUUID(), performedOn: '2026-11-20' })
  if (!started.ok) throw new Error(started.error.code)
  const { id, revision } = started.value
  const entry = anEntry({ accession })
  const done = await sessions.complete({ commandId: randomUUID(), id, revision, entry })
  if (!done.ok) throw new Error(done.error.code)
}

const newAccession = () => `T${randomUUID().slice(0, 13).toUpperCase()}`

/** What can be done over and over; each answers the line of its acknowledgement. */
const DEEDS: Readonly<Record<string, (core: Core) => Promise<string>>> = {
  complete: async core => {
    const accession = newAccession()
    await complete(core, accession)
    return accession
  },
  export: async core => {
    await complete(core, newAccession())
    const wish = { scope: 'all', format: 'csv', hl7Version: '2.3.1', folder: other } as const
    const left = await core.services.exports.run(wish)
    if (!left.ok) throw new Error(left.error.code)
    return left.value.batch ?? ''
  },
  send: async core => {
    await makeDestinations(core, other)
    await complete(core, newAccession())
    const { exports } = core.services
    // One is composed while the folder of the other is written.
    const first = exports.send({ scope: 'all', destination: RECEIVERS[0], onlyClosedDays: false })
    const second = await exports.send({ scope: 'all', destination: RECEIVERS[1], onlyClosedDays: false })
    return [await first, second].map(sent => (sent.ok ? sent.value.batch : sent.error.code)).join(' ')
  },
  import: async core => {
    const accession = newAccession()
    const lines = Array.from(
      { length: 40 },
      (_, at) => `${accession}${at},TEST00${at},"TESTPLUM, S",11/20/2026,9:10 AM`,
    )
    const bytes = Buffer.from(`Accession,MRN,Patient,Exam Date,Time\n${lines.join('\n')}\n`)
    const { worklist } = core.services
    const upload = randomUUID()
    const sent = await worklist.sendPiece({ upload, offset: 0, base64: bytes.toString('base64') })
    if (!sent.ok) throw new Error(sent.error.code)
    const wish = { commandId: randomUUID(), upload, name: 'day.csv', writtenAt: null }
    const imported = await worklist.importUpload(wish)
    if (!imported.ok) throw new Error(imported.error.code)
    return accession
  },
  backup: async core => {
    await complete(core, newAccession())
    const made = core.services.backup.write({ folder: null, keep: 5 })
    // Two in one second have one name, and the second is refused.
    return made.ok ? made.value.path : 'refused'
  },
  rekey: async core => {
    const accession = newAccession()
    await complete(core, accession)
    const changed = await core.services.backup.changeKey({})
    if (!changed.ok || changed.value.kind === 'refused') throw new Error(JSON.stringify(changed))
    return accession
  },
}

if (what === 'open') {
  open()
  tell('opened')
} else {
  const deed = DEEDS[what]
  if (!deed) throw new Error(`${what} is nothing to do.`)
  const core = open()
  tell('begun')
  for (;;) tell(await deed(core))
}
