import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createCore, type Core } from '#main/core.ts'
import type { Clock } from '#main/ports/clock.ts'
import { nodePorts, type Ports } from '#main/ports/ports.ts'
import { fixedClock } from './fixed-clock.ts'
import { lightSecrets } from './light-secrets.ts'
import { tempFolder } from './temp-folder.ts'

type Options = { readonly folder?: string; readonly clock?: Clock; readonly ports?: Partial<Ports> }

export type TempCore = Core & { readonly folder: string; readonly ports: Ports }

/** The real core on a real, encrypted log in a folder of its own; closed when the test is over. */
export function tempCore({
  folder = join(tempFolder(), 'data'),
  clock = fixedClock(),
  ports = {},
}: Options = {}): TempCore {
  const all = nodePorts(folder, {
    clock,
    operator: { name: () => 'test-desk' },
    secrets: lightSecrets,
    ...ports,
  })
  const core = createCore({ ports: all, paths: { data: folder }, host: 'cli', version: '0.0.0', demo: false })
  if (!core.ok) throw new Error(`The core did not start: ${core.error.code}, ${core.error.found}`)
  onTestFinished(() => core.value.close())
  return { ...core.value, folder, ports: all }
}
