import { dirname } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { attempt } from './attempt.ts'
import type { Files } from './files.ts'
import type { NextKey } from './key-vault.ts'

/** `chargemark.key` becomes `chargemark.key.before-20261125T091000`; where there is none, nothing is to be done. */
export function putFileAside(files: Files, path: string, at: string): Result<null, 'unavailable'> {
  const put = attempt(() => {
    if (files.stat(path) === null) return
    files.rename(path, `${path}.before-${at.slice(0, 19).replaceAll(/[-:]/g, '')}`)
    files.syncFolder(dirname(path))
  })
  return put.ok ? ok(null) : fail('unavailable')
}

type Sealing = {
  readonly files: Files
  /** The file of the key that is kept; the next one stands beside it. */
  readonly path: string
  readonly seal: (key: string) => Buffer
  /** Throws where the bytes cannot be unsealed. */
  readonly unseal: (bytes: Buffer) => string
}

/** The key that is to follow, in a file beside the key that is kept. */
export function nextKeyBeside({ files, path, seal, unseal }: Sealing): NextKey {
  const next = `${path}.next`
  const done = (work: () => void): Result<null, 'unavailable'> => {
    const outcome = attempt(work)
    return outcome.ok ? ok(null) : fail('unavailable')
  }
  return {
    load: () => {
      const read = attempt(() => (files.stat(next) === null ? null : files.read(next)))
      if (!read.ok) return fail('unavailable')
      if (read.value === null) return ok(null)
      try {
        return ok(unseal(read.value))
      } catch {
        return fail('unavailable')
      }
    },
    keep: key => done(() => files.replace(next, seal(key), 0o600)),
    promote: () =>
      done(() => {
        files.rename(next, path)
        files.syncFolder(dirname(path))
      }),
    drop: () =>
      done(() => {
        if (files.stat(next) === null) return
        files.unlink(next)
        files.syncFolder(dirname(path))
      }),
  }
}
