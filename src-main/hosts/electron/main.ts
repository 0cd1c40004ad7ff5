import { app } from 'electron'
import { isCommand } from '../cli/commands.ts'
import { COULD_NOT_START } from '../open-log.ts'
import { registerAppScheme } from './app-scheme.ts'
import { runCommandLine } from './command-line.ts'
import { lockDownNavigation } from './lock-down.ts'
import { runWindow } from './run-window.ts'

// The words after the executable: Electron itself takes the first one, the folder, when it runs from sources.
const words = process.argv.slice(app.isPackaged ? 1 : 2)

// Both must happen before the app is ready.
registerAppScheme()
lockDownNavigation()

const run = isCommand(words[0]) ? runCommandLine : runWindow
void run(words).catch(() => {
  process.stderr.write(`${COULD_NOT_START}\n`)
  app.exit(1)
})
