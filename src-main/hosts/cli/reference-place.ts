import { dirname, join } from 'node:path'
import { nodePorts } from '#main/ports/ports.ts'
import { createCore } from '#main/core.ts'
import {
  createReferenceStore,
  referencePaths,
  sharedPaths,
  type ReferenceStore,
} from '#main/features/reference/index.ts'
import { productVersion } from '../product-version.ts'
import { holdsLog } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

/** Where a command finds the code sets: in a data folder, or in a file by itself. */
export type ReferencePlace = {
  readonly data: string
  readonly reference?: string
  readonly json?: boolean
}

/** Opens the code sets for one command. The log is left alone: a window may have it open. */
export async function withReference(
  { data, reference }: ReferencePlace,
  { portsOf }: CliHost,
  work: (store: ReferenceStore) => Promise<number>,
): Promise<number> {
  const folder = reference === undefined ? data : dirname(reference)
  const ports = nodePorts(folder, portsOf(folder))
  const paths = reference === undefined ? referencePaths(join(data, 'reference.db')) : sharedPaths(reference)
  if (reference === undefined) ports.files.ensureFolder(data, 0o700)
  const store = createReferenceStore({ paths, ports })
  try {
    return await work(store)
  } finally {
    store.close()
  }
}

/**
 * Lets the log of the data folder put what changed into its trail. A window that has it open does so itself, as does
 * the next start where the log cannot be opened now.
 */
export function letLogNotice(
  { data, reference }: ReferencePlace,
  { portsOf }: CliHost,
  terminal: Terminal,
): void {
  if (reference !== undefined || !holdsLog(data)) return
  const opened = createCore({
    ports: nodePorts(data, portsOf(data)),
    paths: { data },
    host: 'cli',
    version: productVersion(),
    demo: false,
  })
  if (opened.ok) opened.value.close()
  else if (opened.error.code !== 'store-in-use') {
    note(
      terminal,
      `The log could not be opened, so its trail holds this from its next start on: ${opened.error.title}.`,
    )
  }
}
