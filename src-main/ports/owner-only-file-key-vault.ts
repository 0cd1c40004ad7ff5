import { dirname, join } from 'node:path'
import { fail, ok } from '#shared/base/result.ts'
import { attempt } from './attempt.ts'
import type { Files } from './files.ts'
import { nextKeyBeside, putFileAside } from './key-files.ts'
import type { KeyVault } from './key-vault.ts'

const FILE = 'chargemark.key'
const OTHERS = 0o077

type Options = { readonly files: Files; readonly folder: string; readonly platform?: NodeJS.Platform }

/**
 * Keeps the key in a file that only the owner can read, for hosts without an operating system's key store. A key
 * or folder that others could read is closed to them on POSIX, and the description says that it stood open: whoever
 * looked in the meantime has the key. On Windows the folder's access list decides.
 */
export function ownerOnlyFileKeyVault({ files, folder, platform = process.platform }: Options): KeyVault {
  const path = join(folder, FILE)
  let stoodOpen = false

  const closeToOthers = (target: string, mode: number): void => {
    const stat = platform === 'win32' ? null : files.stat(target)
    if (stat === null || (stat.mode & OTHERS) === 0) return
    files.setMode(target, mode)
    stoodOpen = true
  }

  return {
    describe: () => ({ kind: 'owner-only-file', sentence: sentence(platform, stoodOpen) }),
    load: () => {
      const read = attempt(() => {
        if (files.stat(path) === null) return null
        closeToOthers(folder, 0o700)
        closeToOthers(path, 0o600)
        return files.read(path).toString('utf8').trim()
      })
      return read.ok ? ok(read.value) : fail('unavailable')
    },
    keep: key => {
      const kept = attempt(() => {
        if (files.stat(path) !== null) return false
        files.ensureFolder(folder, 0o700)
        closeToOthers(folder, 0o700)
        // Whole or not at all: a crash never leaves half a key under the name.
        files.replace(path, Buffer.from(`${key}\n`), 0o600)
        files.syncFolder(dirname(folder))
        return true
      })
      if (!kept.ok) return fail('unavailable')
      return kept.value ? ok(null) : fail('already-kept')
    },
    putAside: at => putFileAside(files, path, at),
    next: nextKeyBeside({
      files,
      path,
      seal: key => Buffer.from(`${key}\n`),
      unseal: bytes => bytes.toString('utf8').trim(),
    }),
  }
}

function sentence(platform: NodeJS.Platform, stoodOpen: boolean): string {
  if (platform === 'win32')
    return 'The key of the log is kept in a file; the access list of its folder protects it.'
  const kept = 'The key of the log is kept in a file that only this account can read.'
  return stoodOpen ? `${kept} Other accounts could read it until this start; tell IT.` : kept
}
