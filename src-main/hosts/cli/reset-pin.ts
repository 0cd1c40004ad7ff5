import { openExisting } from './open-core.ts'
import { readCode } from './read-code.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

/**
 * `people reset-pin`: for a log whose administrators have all forgotten theirs. Whoever has the recovery code and the
 * key of the log can read all of it anyway, so the code is asked in place of a person.
 */
export async function runResetPin(
  { data, name }: { readonly data: string; readonly name: string },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  note(terminal, 'Type the recovery code, then Enter:')
  const code = await readCode(terminal)
  return openExisting({ data, host, terminal, needs: 'anyone' }, async ({ services }) => {
    const refusal = services.backup.refuseRecoveryCode(code)
    if (refusal !== null) {
      note(terminal, refusal)
      return 1
    }
    const oneTimeSecret = await services.users.resetByIt(name)
    if (oneTimeSecret === null) {
      note(terminal, 'Nobody in this log has this sign-in name.')
      return 1
    }
    terminal.output.write(`${oneTimeSecret}\n`)
    note(terminal, 'This PIN serves once. Whoever signs in with it chooses their own.')
    return 0
  })
}
