import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Files } from '#main/ports/files.ts'
import { readRecoveryCode } from './recovery-code.ts'
import { readWrappedKey, unwrapKey } from './wrapped-key.ts'

/** The key that a recovery code opens from its file, or why it does not, in words. */
export function recoverKey(files: Files, path: string, typed: string): Result<string, string> {
  if (files.stat(path) === null) return fail(`${path} is missing: no recovery code was made for this log.`)
  const wrapped = readWrappedKey(files.read(path))
  if (wrapped === null) return fail(`${path} is no file of a recovery code.`)
  const code = readRecoveryCode(typed)
  if (code === null) {
    return fail('That is no recovery code: six groups of five letters and digits, as it was written down.')
  }
  const key = unwrapKey(wrapped, code)
  return key === null
    ? fail('The recovery code does not open this key. A newer code may have replaced it.')
    : ok(key)
}
