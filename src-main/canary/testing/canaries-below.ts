import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { canariesIn } from './canaries.ts'

/** A canary and where it was found: `logs/chargemark.log: QUOXWREN`, or `name of ...` for the name itself. */
export type Found = string

/**
 * Every canary in the names and the bytes of all files below a folder. `apart` names folders whose bytes hold patients
 * because somebody put them there or asked for them; names are looked at there too.
 */
export function canariesBelow(folder: string, apart: readonly string[] = []): readonly Found[] {
  return filesBelow(folder).flatMap(path => {
    const shown = relative(folder, path)
    const inName = canariesIn(shown).map(word => `name of ${shown}: ${word}`)
    if (apart.some(name => shown === name || shown.startsWith(`${name}${sep}`))) return inName
    return [...inName, ...canariesIn(bytesOf(path)).map(word => `${shown}: ${word}`)]
  })
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

/** A file that was removed while this looked holds nothing any more. */
function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}
