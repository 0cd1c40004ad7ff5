import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { connect } from '#main/db/connection.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { createCore } from '#main/core.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { anEntry } from '#main/testing/an-entry.ts'
import { fixedClock } from '#main/testing/fixed-clock.ts'
import { aComplete } from '#main/testing/session-steps.ts'
import type { SessionsOn } from '#main/testing/sessions-on.ts'
import { tempCore } from '#main/testing/temp-core.ts'
import { tempFolder } from '#main/testing/temp-folder.ts'
import { noteFault, rounds, TIMEOUT_MS } from './testing/rounds.ts'

const WORKING = fileURLToPath(new URL('./testing/working-process.ts', import.meta.url))

test(
  'a clock that is set forward and back at any time spoils neither log nor trail',
  async () => {
    const clock = fixedClock()
    const core = tempCore({ clock })
    const tries = rounds(30, 2_000)
    for (let tried = 0; tried < tries; tried += 1) {
      const years = Math.floor(Math.random() * 30) - 15
      clock.set(new Date(Date.UTC(2026 + years, tried % 12, 1 + (tried % 28), tried % 24)).toISOString())
      const entry = anEntry({ accession: `TEST-A-${tried}`, performedOn: '2010-03-01' })
      const sessions = { sessions: core.services.sessions } as SessionsOn
      await aComplete(sessions, entry).catch(() => null)
    }
    expect(core.services.backup.verify()).toMatchObject({ ok: true })
    core.close()
    tempCore({ folder: core.folder })
    const seen = 'every page, reference and event whole; the log opened after'
    noteFault({ fault: 'The clock set forward or back between saves', tried: tries, seen, lost: 'nothing' })
  },
  TIMEOUT_MS,
)

test(
  'a second program on the same log is refused, however often it tries',
  async () => {
    const core = tempCore()
    await core.call('backup', 'witness', {})
    const tries = rounds(3, 100)
    for (let tried = 0; tried < tries; tried += 1) {
      const second = spawnSync(process.execPath, [WORKING, 'open', core.folder], { encoding: 'utf8' })
      expect([second.stdout, second.stderr]).toEqual(['', expect.stringContaining('store-in-use')])
      const entry = anEntry({ accession: `TEST-A-${tried}` })
      await aComplete({ sessions: core.services.sessions } as SessionsOn, entry)
    }
    expect(core.services.backup.verify()).toMatchObject({ ok: true })
    const seen = 'each refused with its screen, the first one went on'
    noteFault({ fault: 'A second program on the same log', tried: tries, seen, lost: 'nothing' })
  },
  TIMEOUT_MS,
)

test(
  'a log of any newer schema is refused and left as it is',
  () => {
    const tries = rounds(3, 100)
    for (let tried = 0; tried < tries; tried += 1) {
      const core = tempCore({ folder: join(tempFolder(), 'data') })
      const key = core.ports.keyVault.load()
      core.close()
      const { log } = storePaths(core.folder)
      const connection = connect(log, (key.ok && key.value) || '')
      connection.pragma(`user_version = ${9_000 + tried}`)
      connection.close()
      const ports = nodePorts(core.folder)
      const opened = createCore({
        ports,
        paths: { data: core.folder },
        host: 'cli',
        version: '0.0.0',
        demo: false,
      })
      expect(opened.ok ? 'opened' : opened.error.code).toBe('schema-newer')
    }
    noteFault({
      fault: 'A log of a newer schema',
      tried: tries,
      seen: 'each refused with its screen',
      lost: 'nothing',
    })
  },
  TIMEOUT_MS,
)
