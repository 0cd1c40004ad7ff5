import { createInterface } from 'node:readline/promises'
import type { Terminal } from './terminal.ts'

/** The first line of standard input. A code is never taken from the command line, where others could read it. */
export async function readCode({ input }: Terminal): Promise<string> {
  const lines = createInterface({ input })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
  }
}
