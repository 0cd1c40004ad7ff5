import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Bridge } from '#shared/contract/index.ts'
import { valueOf } from '#main/testing/value-of.ts'
import { todayOf } from './today-of.ts'

/** Counts the day on the screen and into a file of a folder. */
export async function reportTheDay(bridge: Bridge, folder: string): Promise<void> {
  const [asking, day] = [crypto.randomUUID(), await todayOf(bridge)]
  const asked = { asking, kind: 'volume', from: day, through: day } as const
  expect(valueOf(await bridge.reports.run(asked)).facts[0]).toMatchObject({ label: 'Sessions' })
  const { path } = valueOf(await bridge.reports.save({ ...asked, format: 'csv', folder }))
  expect(readFileSync(path, 'utf8')).toContain(day)
  expect(valueOf(await bridge.reports.progress({ asking }))).toBeNull()
  expect(valueOf(await bridge.reports.cancel({ asking }))).toBeNull()
}
