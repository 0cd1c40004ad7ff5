import type { ReadJob } from './format.ts'
import { lineBlocks } from './text-lines.ts'

/** A line with its number in the file. */
export type NumberedLine = { readonly number: number; readonly line: string; readonly ended: boolean }

/** Calls `take` with each line that is not blank, and waits where it gives back something to wait for. */
export async function readFixedLines(
  { source, reading }: ReadJob,
  take: (line: NumberedLine) => Promise<void> | null,
): Promise<void> {
  for await (const { first, lines, ended } of lineBlocks(source)) {
    reading.requireWanted()
    for (const [place, line] of lines.entries()) {
      if (line.trim() === '') continue
      const due = take({ number: first + place, line, ended })
      if (due !== null) await due
    }
  }
}
