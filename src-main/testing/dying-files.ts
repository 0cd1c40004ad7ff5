import { nodeFiles } from '#main/ports/node-files.ts'
import type { Files } from '#main/ports/files.ts'

/** Thrown where a process would have died. */
export class Crash extends Error {}

/** The disk of a process that dies just before its step number `step` that changes something. */
export function dyingFiles(step: number): Files {
  let left = step
  const dying =
    <A extends unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      if (left === 0) throw new Crash('The process died here.')
      left -= 1
      return work(...args)
    }
  const { create, replace, rename, unlink, ensureFolder, syncFile, syncFolder, copy } = nodeFiles
  return {
    ...nodeFiles,
    create: dying(create),
    replace: dying(replace),
    rename: dying(rename),
    unlink: dying(unlink),
    ensureFolder: dying(ensureFolder),
    syncFile: dying(syncFile),
    syncFolder: dying(syncFolder),
    copy: dying(copy),
  }
}
