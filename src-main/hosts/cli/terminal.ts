import type { Readable, Writable } from 'node:stream'

/** Where a command reads and writes: results to `output`, everything said to a person to `notes`. */
export type Terminal = {
  readonly input: Readable
  readonly output: Writable
  readonly notes: Writable
}

export const processTerminal = (): Terminal => ({
  input: process.stdin,
  output: process.stdout,
  notes: process.stderr,
})

/** One line to the person, on standard error. */
export function note(terminal: Terminal, line: string): void {
  terminal.notes.write(`${line.replaceAll(/\s*[\r\n]+\s*/g, ' ')}\n`)
}
