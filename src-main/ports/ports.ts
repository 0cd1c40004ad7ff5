import { join } from 'node:path'
import { systemClock, type Clock } from './clock.ts'
import { fileLogger } from './file-logger.ts'
import type { Files } from './files.ts'
import { noFolderChooser, type FolderChooser } from './folder-chooser.ts'
import { systemIds, type Ids } from './ids.ts'
import type { KeyVault } from './key-vault.ts'
import type { Logger } from './logger.ts'
import { thisMachine, type Machine } from './machine.ts'
import { nodeFiles } from './node-files.ts'
import { nodePolicySource } from './node-policy-source.ts'
import { nodeThreads } from './node-threads.ts'
import { nodeVolumes } from './node-volumes.ts'
import { accountOperator, type Operator } from './operator.ts'
import { ownerOnlyFileKeyVault } from './owner-only-file-key-vault.ts'
import { nodePause, type Pause } from './pause.ts'
import type { PolicySource } from './policy-source.ts'
import { scryptSecrets, type Secrets } from './secrets.ts'
import type { Threads } from './threads.ts'
import type { Volumes } from './volumes.ts'

/** All that the core asks of the world outside. */
export type Ports = {
  readonly clock: Clock
  readonly files: Files
  readonly volumes: Volumes
  readonly keyVault: KeyVault
  readonly logger: Logger
  readonly ids: Ids
  readonly operator: Operator
  readonly folderChooser: FolderChooser
  readonly threads: Threads
  readonly policySource: PolicySource
  readonly secrets: Secrets
  readonly machine: Machine
  readonly pause: Pause
}

/** The ports of this machine for a data folder; a host hands in those that it does better. */
export function nodePorts(data: string, better: Partial<Ports> = {}): Ports {
  return {
    clock: systemClock,
    files: nodeFiles,
    volumes: nodeVolumes,
    keyVault: ownerOnlyFileKeyVault({ files: nodeFiles, folder: join(data, 'key') }),
    logger: fileLogger({ files: nodeFiles, clock: systemClock, folder: join(data, 'logs') }),
    ids: systemIds,
    operator: accountOperator,
    folderChooser: noFolderChooser,
    threads: nodeThreads,
    machine: thisMachine,
    pause: nodePause,
    policySource: nodePolicySource({
      files: nodeFiles,
      platform: process.platform,
      environment: process.env,
    }),
    secrets: scryptSecrets(),
    ...better,
  }
}
