import { silentLogger } from '../../ports/logger.ts'
import { BROKE_OFF, onUnforeseen } from '../unforeseen.ts'
import { portsWithoutKeyStore } from '../wrapped-key.ts'
import { runCli } from './run.ts'

onUnforeseen(silentLogger, () => process.stderr.write(`${BROKE_OFF}\n`, () => process.exit(1)))

// A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', error => {
    if ('code' in error && error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

process.exitCode = await runCli(process.argv.slice(2), { portsOf: portsWithoutKeyStore })
