import { fail, type Result } from '#shared/base/result.ts'
import { sqliteCode } from '#main/db/sqlite.ts'
import { attempt } from '#main/ports/attempt.ts'

/** Does steps on the disk and in a database; what the system or the disk refuses is said in a sentence. */
export function said<T>(work: () => Result<T, string>, refused: (code: string) => string): Result<T, string> {
  try {
    const done = attempt(work)
    return done.ok ? done.value : fail(refused(done.error.systemCode))
  } catch (error) {
    const code = sqliteCode(error)
    if (code === null) throw error
    return fail(refused(code))
  }
}

const WORDS: readonly (readonly [code: RegExp, words: string])[] = [
  [/^(ENOSPC|EDQUOT|SQLITE_FULL)/, 'the disk is full'],
  [/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_PERM)/, 'this account may not write there'],
  [/^(ENOENT|ENOTDIR)/, 'it is not there'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'a page of it is damaged'],
]

/** A code of the system in words, with the code for IT: `the disk is full (ENOSPC)`. */
export function codeInWords(code: string): string {
  const words = WORDS.find(([known]) => known.test(code))?.[1] ?? 'the system refused a step'
  return `${words} (${code})`
}
