import { readFileSync, statSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Option, type Command } from 'commander'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Operation } from '#shared/contract/operation.ts'
import type { Core } from '../../core.ts'
import type { Asking, UsersService } from '../../features/users/index.ts'
import { note, type Terminal } from './terminal.ts'

/** In whose name a command works. */
export type AccessWords = { readonly as?: string; readonly secretFile?: string; readonly accountKey?: string }

/** Stand at any place of the command line; the environment serves scheduled tasks. */
export function addAccessOptions(program: Command): Command {
  return program
    .addOption(new Option('--as <name>', 'sign-in name of a person').env('CHARGEMARK_AS'))
    .addOption(
      new Option('--secret-file <file>', 'file with the PIN or pass phrase, readable by its owner only').env(
        'CHARGEMARK_SECRET_FILE',
      ),
    )
    .addOption(
      new Option('--account-key <file>', 'key file of an account, for what runs by itself').env(
        'CHARGEMARK_ACCOUNT_KEY',
      ),
    )
}

export type Wish = {
  readonly needs: Operation['needs']
  readonly words: AccessWords
  readonly terminal: Terminal
}

/**
 * Who works, once they may do what the command needs; the failure is one line. In a log without people it is nobody,
 * which is said of a live one.
 */
export async function admitCommand({ services }: Core, wish: Wish): Promise<Result<Asking | null, string>> {
  const { users, settings } = services
  const { needs, words, terminal } = wish
  if (needs === 'anyone') return ok(null)
  if (!users.hasPeople()) {
    if (!settings.read().training)
      note(terminal, 'Nobody has been set up in this log: everybody may do everything.')
    return ok(null)
  }
  const asking = await askingFor(users, words, terminal)
  if (!asking.ok) return asking
  const admitted = users.as(asking.value, () => users.admit(needs))
  return admitted.ok ? asking : fail(admitted.error.message)
}

async function askingFor(
  users: UsersService,
  words: AccessWords,
  terminal: Terminal,
): Promise<Result<Asking, string>> {
  if (words.as === undefined && words.accountKey !== undefined) {
    const key = readOwnFile(words.accountKey)
    return key.ok ? users.signInWithKey(key.value) : key
  }
  if (words.as === undefined) {
    return fail('This log has people. Name one with --as NAME, or an account with --account-key FILE.')
  }
  const secret = await secretOf(words, terminal)
  return secret.ok ? users.signInForCommand({ signInName: words.as, secret: secret.value }) : secret
}

async function secretOf({ secretFile }: AccessWords, terminal: Terminal): Promise<Result<string, string>> {
  if (secretFile !== undefined) return readOwnFile(secretFile)
  if (!('isTTY' in terminal.input) || terminal.input.isTTY !== true) {
    return fail('There is no terminal to ask at. Name a file with the PIN by --secret-file FILE.')
  }
  terminal.notes.write('PIN or pass phrase: ')
  const typed = await askUnseen(terminal)
  terminal.notes.write('\n')
  return typed === null ? fail('Nothing was typed.') : ok(typed)
}

/** A line typed at the terminal, shown nowhere; null when it was broken off. */
function askUnseen({ input }: Terminal): Promise<string | null> {
  const nowhere = new Writable({ write: (_part, _encoding, done) => done() })
  const lines = createInterface({ input, output: nowhere, terminal: true })
  return new Promise<string | null>(resolve => {
    lines.once('SIGINT', () => resolve(null))
    lines.once('close', () => resolve(null))
    lines.once('line', resolve)
  }).finally(() => lines.close())
}

/** The first line of a file that nobody but its owner can read. Windows has no such bits: there the folder counts. */
export function readOwnFile(path: string): Result<string, string> {
  try {
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
      return fail(`${path} can be read by others. Allow it to its owner only (chmod 600), then try again.`)
    }
    return ok(readFileSync(path, 'utf8').split(/\r?\n/)[0] ?? '')
  } catch {
    return fail(`${path} cannot be read. Check the path.`)
  }
}
