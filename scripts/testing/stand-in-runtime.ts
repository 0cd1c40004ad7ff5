import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Marks the fuses in a runtime's program: the words, a version, how many there are, then one sign each. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** As the vendor delivers them, `1` on and `0` off. Source: Electron documentation, "Electron Fuses". */
const FUSES_AS_DELIVERED = '101100010'

/**
 * A folder that looks to the packager like an unpacked runtime, so that all but the runtime itself is packed as it
 * would be. It cannot run.
 */
export function makeStandInRuntime(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  const wire = Buffer.from([1, FUSES_AS_DELIVERED.length])
  const program = Buffer.concat([
    Buffer.from(`stands in for the runtime\n${FUSE_SENTINEL}`),
    wire,
    Buffer.from(FUSES_AS_DELIVERED),
  ])
  writeFileSync(join(folder, 'electron'), program)
  chmodSync(join(folder, 'electron'), 0o755)
  writeFileSync(join(folder, 'version'), version)
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), 'stands in\n')
  writeFileSync(join(folder, 'locales', 'en-US.pak'), 'stands in\n')
}

/** The fuses of a packed program, in the order of their wire. */
export function fusesOf(program: Buffer): string {
  const wire = program.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length
  const count = program.readUInt8(wire + 1)
  return program.subarray(wire + 2, wire + 2 + count).toString('latin1')
}
