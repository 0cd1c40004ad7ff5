import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '#main/db/connection.ts'
import { storePaths } from '#main/db/store-paths.ts'
import { openLog } from '#main/hosts/open-log.ts'

/** Makes a log in a new data folder and closes it again. */
export async function makeLog(folder: string): Promise<void> {
  const log = await openLog({ launch: { kind: 'log', folder }, host: 'cli', portsOf: () => ({}) })
  if (log.failure) throw new Error(log.failure.found)
  log.close()
}

export function keyFile(folder: string): string {
  return join(folder, 'key', 'chargemark.key')
}

/** Gives a log the schema version of a program that does not exist yet. */
export function makeNewer(folder: string): void {
  const connection = connect(storePaths(folder).log, readFileSync(keyFile(folder), 'utf8').trim())
  connection.pragma('user_version = 990')
  connection.close()
}

/** A data folder with a file in the place of the log that nothing can be read from. */
export function placeUnreadableLog(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(storePaths(folder).log, 'not a log')
}

/** Every file below a path with its digest, to see that nothing was touched. */
export function pictureOf(path: string): readonly (readonly [name: string, sha256: string])[] {
  if (statSync(path).isFile()) return [['', digest(path)]]
  return globSync('**', { cwd: path, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(file => [file.slice(path.length + 1), digest(file)])
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
