import { arch, platform, release, totalmem } from 'node:os'

/** The computer, as a port: what somebody who helps must know of it, and nothing that names it or its people. */
export type Machine = { readonly describe: () => MachineDescription }

export type MachineDescription = {
  readonly platform: string
  readonly release: string
  readonly architecture: string
  readonly memoryMiB: number
  readonly node: string
  /** Null outside of the installed program. */
  readonly electron: string | null
}

export const thisMachine: Machine = {
  describe: () => ({
    platform: platform(),
    release: release(),
    architecture: arch(),
    memoryMiB: Math.round(totalmem() / 1024 / 1024),
    node: process.versions.node,
    electron: process.versions['electron'] ?? null,
  }),
}
