import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createCore, type Core } from '#main/core.ts'
import type { Files } from '#main/ports/files.ts'
import { nodePorts, type Ports } from '#main/ports/ports.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import { CANARY } from './canaries.ts'
import { canaryDay, enterCanary } from './canary-day.ts'
import { noteNetwork } from './note-network.ts'
import { canaryDesk, canaryPeople } from './canary-desk.ts'
import { askEverything, type Asked } from './every-operation.ts'

/**
 * A process that works with canary patients in every way there is, tells its parent what it did, and waits to be
 * killed. Arguments: `everything` or `export`, a folder for all of it, the port of a worklist server.
 */
const [what = '', root = '', port = ''] = process.argv.slice(2)

/** What was answered, and the support report at the end; `aside` once an export is about to give its files names. */
export type Told =
  | 'aside'
  | {
      readonly asked: readonly Asked[]
      readonly failing: readonly Asked[]
      readonly report: string
      /** Every key that the log had, as hexadecimal digits. */
      readonly keys: readonly string[]
      /** Operations that answered with one of them. */
      readonly toldKeys: readonly string[]
      /** Places that were called, looked up or listened at over the network. */
      readonly network: readonly string[]
    }

const data = join(root, 'data')
const out = join(root, 'out')
const server = { worklistHost: '127.0.0.1', worklistPort: port, worklistCalledAe: 'TESTWORKLIST' }

/** Set while everything that the core asks of the world outside is to fail. */
const broken = { isOn: false }

/** As a failure would tell it in the worst case: with a name, a number and lines that look like a stack. */
class CanaryError extends Error {
  constructor() {
    super(`${CANARY.familyName} ${CANARY.mrn}\n    at ${CANARY.givenName} (/${CANARY.accession}.ts:1:1)`)
    Object.assign(this, { code: CANARY.mrn, path: `/${CANARY.familyName}`, name: CANARY.familyName })
  }
}

function breaking<Port extends object>(port: Port, spared: readonly string[] = []): Port {
  return new Proxy(port, {
    get: (target, name, self) => {
      const member: unknown = Reflect.get(target, name, self)
      if (typeof member !== 'function') return member
      return (...given: readonly unknown[]) => {
        if (broken.isOn && !spared.includes(String(name))) throw new CanaryError()
        return Reflect.apply(member, target, given) as unknown
      }
    },
  })
}

/** A disk that stands still, for good, where the first file is to get its name. */
function stoppingBeforeNames(files: Files): Files {
  return {
    ...files,
    link: () => {
      tell('aside')
      for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000)
    },
  }
}

function ports(): Ports {
  const real = nodePorts(data, {
    secrets: lightSecrets,
    clock: fixedClock('2026-11-20T17:30:00.000-05:00'),
    operator: { name: () => CANARY.physician },
    // Whatever is saved as settings, no name is looked up and nobody but this server is called.
    policySource: {
      read: () => [{ kind: 'json', place: 'test', text: JSON.stringify({ policy: 1, settings: server }) }],
    },
  })
  return {
    ...real,
    files: breaking(what === 'export' ? stoppingBeforeNames(real.files) : real.files),
    clock: breaking(real.clock),
    volumes: breaking(real.volumes),
    threads: breaking(real.threads),
    keyVault: breaking(real.keyVault),
    secrets: breaking(real.secrets),
  }
}

function open(): Core {
  const core = createCore({ ports: ports(), paths: { data }, host: 'cli', version: '0.0.0', demo: false })
  if (!core.ok) throw new Error(core.error.code)
  return core.value
}

/** All that there is to do, each operation with canaries, and each again while everything under it fails. */
async function everything(opened: Core): Promise<Told> {
  const answers: (readonly [string, string])[] = []
  const keys = new Set<string>()
  const noteKey = () => {
    const key = nodePorts(data).keyVault.load()
    if (key.ok && key.value !== null) keys.add(key.value)
  }
  const call: Core['call'] = async (feature, name, input) => {
    const answer = await opened.call(feature, name, input)
    answers.push([`${feature}.${name}`, JSON.stringify(answer)])
    if (name === 'changeKey') noteKey()
    return answer
  }
  const core = { ...opened, call }
  noteKey()
  const done = await canaryDay(core, { out, inbox: join(root, 'inbox') })
  await canaryDesk(core, done, out)
  const known = { ids: [...done.sessions, ...done.exams], folders: [join(out, 'reports')] }
  const asked = await askEverything(core, { known, times: 12, seed: 1 })
  broken.isOn = true
  const failing = await askEverything(core, { known, times: 3, seed: 2 })
  broken.isOn = false
  await canaryPeople(core)
  const report = JSON.stringify(await call('support', 'prepare', {}))
  const toldKeys = answers.flatMap(([channel, text]) =>
    [...keys].some(key => text.includes(key)) ? [channel] : [],
  )
  return { asked, failing, report, keys: [...keys], toldKeys, network }
}

/** An export that goes no further than its last step: the files lie aside and have not their names yet. */
async function anExport(core: Core): Promise<void> {
  const folder = join(out, 'stuck')
  mkdirSync(folder)
  await core.call('worklist', 'query', { commandId: randomUUID(), day: '2026-11-20' })
  await enterCanary(core)
  await core.call('exports', 'run', { scope: 'all', format: 'hl7', folder })
}

const tell = (told: Told) => process.send?.(told)

const network = noteNetwork()
const core = open()
if (what === 'everything') tell(await everything(core))
else await anExport(core)
// Until the parent has looked at what lies there, and kills it.
setInterval(() => undefined, 1_000)
