import { dirname } from 'node:path'
import { createReferenceStore, sharedPaths, type ReferenceStore } from '#main/features/reference/index.ts'
import { nodePorts } from '#main/ports/ports.ts'
import { note, type Terminal } from './terminal.ts'

/** The reference database that a command names; null, with one line that says why, when it cannot be used. */
export function openNamed(file: string, terminal: Terminal): ReferenceStore | null {
  const store = createReferenceStore({ paths: sharedPaths(file), ports: nodePorts(dirname(file)) })
  if (store.current() !== null) return store
  note(terminal, store.problem() ?? `There is no file ${file}.`)
  store.close()
  return null
}
