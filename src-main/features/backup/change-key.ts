import { fail, ok, type Result } from '#shared/base/result.ts'
import { newKey } from '#main/db/key.ts'
import { takeLock } from '#main/db/lock.ts'
import type { Store } from '#main/db/open-store.ts'
import { dropKeyChange, finishKeyChange } from '#main/db/settle-key.ts'
import type { Audit } from '#main/features/audit/index.ts'
import { attempt } from '#main/ports/attempt.ts'
import type { Ports } from '#main/ports/ports.ts'
import { readFormerKeys, sealFormerKeys } from './former-keys.ts'
import type { DoInThread } from './keeping-threads.ts'
import { percentOfCopy } from './percent-of-copy.ts'
import { newRecoveryCode } from './recovery-code.ts'
import { codeInWords } from './said.ts'
import { wrapKey } from './wrapped-key.ts'

type ChangeKeyTools = {
  readonly store: Store
  readonly ports: Pick<Ports, 'files' | 'clock' | 'keyVault'>
  readonly audit: Audit
  readonly doInThread: DoInThread
  /** Told how much of it is done, in percent. It begins anew where another copy is made. */
  readonly hear?: (percent: number) => void
}

/** While somebody types, the copy is old when it is whole; then another is made. */
const TRIES = 5

/**
 * Gives the log a new key. A copy with the new key is made and checked beside it, and takes its place between two
 * transactions; until then the log stays as it is. Both keys are kept while it goes on, so that after a crash at any
 * point the one that fits is at hand. Answers the new recovery code: the old one is of the old key.
 */
export async function changeKey(tools: ChangeKeyTools): Promise<Result<{ readonly code: string }, string>> {
  const { store, ports } = tools
  const { files, keyVault } = ports
  const { paths } = store
  const kept = keyVault.load()
  if (!kept.ok || kept.value === null) return fail('The key of the log cannot be read from its key store.')
  const lock = takeLock(paths.backupLock)
  if (!lock.ok) return fail('A backup is under way. Try again when it is done.')
  const next = newKey()
  try {
    const replaced = await replaceWithCopy(tools, kept.value, next)
    if (replaced.ok) return finish(tools, next, replaced.value)
    attempt(() => dropKeyChange({ files, keyVault, paths }))
    return replaced
  } finally {
    lock.value.release()
  }
}

async function replaceWithCopy(
  { store, ports, doInThread, hear = () => undefined }: ChangeKeyTools,
  key: string,
  next: string,
): Promise<Result<string, string>> {
  const { paths } = store
  const code = newRecoveryCode()
  const prepared = attempt(() => prepare(ports, store, { key, next, code }))
  if (!prepared.ok) return fail(`The new key could not be kept: ${codeInWords(prepared.error.systemCode)}.`)
  if (!prepared.value) return fail('The new key could not be kept in the key store.')
  for (let tried = 0; tried < TRIES; tried += 1) {
    const commits = store.commits()
    const percent = percentOfCopy(ports.files, hear)
    const copied = await doInThread({ kind: 'copy-for-key', data: paths.folder, key, next }, percent.hear)
    percent.end()
    // Whatever came of it: the copy is of a moment that is past, and so is what it was held against.
    if (store.commits() !== commits) continue
    if (!copied.ok) return copied
    const refused = store.replaceLog({ by: paths.logOfNextKey, key: next })
    return refused === null ? ok(code) : fail(refused)
  }
  return fail('The log is being written all the time. Change the key when nobody enters anything.')
}

type Keys = { readonly key: string; readonly next: string; readonly code: string }

/** Keeps all that the new key needs before the log has it; false where the key store does not take it. */
function prepare(
  { files, clock, keyVault }: ChangeKeyTools['ports'],
  { paths }: Store,
  { key, next, code }: Keys,
): boolean {
  const former = [...readFormerKeys(files, paths.formerKeys, key), key]
  files.replace(paths.formerKeysOfNextKey, sealFormerKeys(former, next), 0o600)
  const wrapped = wrapKey(next, code.replaceAll('-', ''), clock.now())
  files.replace(paths.recoveryOfNextKey, Buffer.from(`${JSON.stringify(wrapped)}\n`), 0o600)
  return keyVault.next.keep(next).ok
}

function finish(
  { store, ports, audit }: ChangeKeyTools,
  next: string,
  code: string,
): Result<{ readonly code: string }, string> {
  const { files, keyVault } = ports
  const { db, paths } = store
  const done = attempt(() => finishKeyChange({ files, keyVault, paths }, next))
  db.transaction(() => audit.record(db, { action: 'key-changed', sessionId: null, changes: [] }))
  // What is left is made up for at the next start, which finds the new key beside the old one.
  return done.ok && done.value.ok
    ? ok({ code })
    : fail('The log has its new key. A last step was refused and is made up for when Chargemark starts next.')
}
