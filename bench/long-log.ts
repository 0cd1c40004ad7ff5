import { existsSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore, type Core } from '#main/core.ts'
import { MIGRATIONS } from '#main/db/migrations/index.ts'
import { newestVersion } from '#main/db/migrate.ts'
import { portsWithoutKeyStore } from '#main/hosts/wrapped-key.ts'
import { nodePorts, type Ports } from '#main/ports/ports.ts'
import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'

/** The last day of every long log; the programs that are measured on one believe that it is today. */
export const LAST_DAY = dayOf('2026-11-20')

/** The ports of a program for which it is the evening of that day. */
export function portsOfLastDay(data: string): Partial<Ports> {
  const clock = { now: () => `${LAST_DAY}T18:00:00.000+00:00`, today: () => LAST_DAY }
  return { ...portsWithoutKeyStore(data), clock }
}

/**
 * A log of invented years, made once and kept in the folder for temporary files: a hundred thousand sessions take a
 * gigabyte and half a minute, a million ten gigabytes and some minutes.
 */
export function longLog(size: { readonly sessions: number; readonly years: number }): string {
  const name = `chargemark-bench-${newestVersion(MIGRATIONS)}-${size.sessions}-${size.years}`
  const folder = join(process.env['CHARGEMARK_BENCH_LOGS'] ?? tmpdir(), name)
  if (existsSync(folder)) return folder
  const making = `${folder}.making`
  rmSync(making, { recursive: true, force: true })
  const core = openLongLog(making)
  for (const { sessions, of } of core.services.seed({ ...size, seed: 1, until: LAST_DAY })) {
    if (sessions === of) console.log(`made ${folder}`)
  }
  core.close()
  renameSync(making, folder)
  return folder
}

/** The program on a long log, or on a folder where one is made. */
export function openLongLog(data: string): Core {
  const core = createCore({
    ports: nodePorts(data, portsOfLastDay(data)),
    paths: { data },
    host: 'cli',
    version: 'bench',
    demo: false,
    training: true,
  })
  if (!core.ok) throw new Error(core.error.title)
  return core.value
}

/** How many sessions `--sessions=NUMBER` asks for; without it a hundred thousand. */
export function sessionsAsked(): number {
  const word = process.argv.find(one => one.startsWith('--sessions='))
  return Number(word?.slice('--sessions='.length) ?? 100_000)
}

function dayOf(text: string): IsoDate {
  const day = parseIsoDate(text)
  if (day === null) throw new Error(text)
  return day
}
