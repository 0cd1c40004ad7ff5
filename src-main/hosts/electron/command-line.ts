import { app } from 'electron'
import { runCli } from '../cli/run.ts'
import { electronPorts } from './electron-ports.ts'

/** The command line of the installed product: the same commands, with the key store of the operating system. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  app.dock?.hide()
  await app.whenReady()
  app.exit(await runCli(words, { portsOf: data => electronPorts(data, () => null) }))
}
