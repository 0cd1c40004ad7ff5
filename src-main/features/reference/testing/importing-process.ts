import { basename } from 'node:path'
import { nodePorts } from '#main/ports/ports.ts'
import { referencePaths } from '../paths.ts'
import { createReferenceStore } from '../reference-store.ts'

/**
 * A process that imports the files of its arguments into the reference database that the first one names, and writes
 * a line when a phase begins. It ends by being killed, or says how the import ended.
 */
const [file = '', ...files] = process.argv.slice(2)
const store = createReferenceStore({ paths: referencePaths(file), ports: nodePorts('') })
let told = ''
const running = store.importFiles(
  { files: files.map(path => ({ path, name: basename(path) })), answers: [] },
  ({ phase }) => {
    if (phase !== told) process.stdout.write(`${phase}\n`)
    told = phase
  },
)
const ended = await running?.ended
process.stdout.write(`${ended?.kind ?? 'busy'}\n`)
store.close()
