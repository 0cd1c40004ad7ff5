import { PassThrough, Writable } from 'node:stream'
import { lightSecrets } from '#main/testing/light-secrets.ts'
import { portsWithoutKeyStore } from '../../wrapped-key.ts'
import { runCli } from '../run.ts'

/** Runs a command without a terminal and gathers what it writes. */
export const runCommand = (...words: readonly string[]) => runCommandWith('', ...words)

/** As `runCommand`, with a text on standard input. */
export async function runCommandWith(typed: string, ...words: readonly string[]) {
  const [output, notes] = [gathering(), gathering()]
  const terminal = { input: new PassThrough().end(typed), output: output.stream, notes: notes.stream }
  const portsOf = (data: string) => ({ ...portsWithoutKeyStore(data), secrets: lightSecrets })
  const status = await runCli(words, { portsOf }, terminal)
  return { status, output: output.text(), notes: notes.text() }
}

function gathering() {
  const parts: string[] = []
  const stream = new Writable({
    write(part, _encoding, done) {
      parts.push(String(part))
      done()
    },
  })
  return { stream, text: () => parts.join('') }
}
