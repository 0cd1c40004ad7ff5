import { app } from 'electron'
import { silentLogger } from '../../ports/logger.ts'
import { runCli } from '../cli/run.ts'
import { BROKE_OFF, onUnforeseen } from '../unforeseen.ts'
import { electronPorts } from './electron-ports.ts'

/** The command line of the installed product: the same commands, with the key store of the operating system. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  onUnforeseen(silentLogger, () => process.stderr.write(`${BROKE_OFF}\n`, () => app.exit(1)))
  app.dock?.hide()
  await app.whenReady()
  app.exit(await runCli(words, { portsOf: data => electronPorts(data, () => null) }))
}
