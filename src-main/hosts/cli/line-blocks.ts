import { isUtf8 } from 'node:buffer'

/** A line of input as text, or why it cannot be one. */
export type InputLine =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'not-utf8' }

const NEWLINE = 0x0a

/**
 * Splits a byte stream into lines without ever holding more than one block and one unfinished line: blocks of whole
 * lines are decoded at once. A line longer than `mostBytes` is skipped to its end and reported in its place; the end
 * of the stream ends the last line.
 */
export async function* lineBlocks(
  input: AsyncIterable<Buffer>,
  mostBytes: number,
): AsyncGenerator<readonly InputLine[]> {
  let unfinished: readonly Buffer[] = []
  let length = 0
  for await (const chunk of input) {
    const end = chunk.lastIndexOf(NEWLINE)
    if (end >= 0) {
      const block = Buffer.concat([...unfinished, chunk.subarray(0, end)])
      yield length > mostBytes
        ? [{ kind: 'too-long' }, ...restOf(block, mostBytes)]
        : linesOf(block, mostBytes)
      unfinished = []
      length = 0
    }
    const tail = chunk.subarray(end + 1)
    length += tail.length
    // Of a line that is too long already only the fact is kept.
    unfinished = length > mostBytes ? [] : tail.length > 0 ? [...unfinished, tail] : unfinished
  }
  if (length > mostBytes) yield [{ kind: 'too-long' }]
  else if (length > 0) yield linesOf(Buffer.concat(unfinished), mostBytes)
}

/** The lines after the end of one that was skipped. */
function restOf(block: Buffer, mostBytes: number): readonly InputLine[] {
  const start = block.indexOf(NEWLINE)
  return start < 0 ? [] : linesOf(block.subarray(start + 1), mostBytes)
}

function linesOf(block: Buffer, mostBytes: number): readonly InputLine[] {
  if (block.length <= mostBytes && isUtf8(block)) {
    return block
      .toString('utf8')
      .split('\n')
      .map(text => ({ kind: 'text', text }))
  }
  return separateLines(block).map(line => {
    if (line.length > mostBytes) return { kind: 'too-long' }
    return isUtf8(line) ? { kind: 'text', text: line.toString('utf8') } : { kind: 'not-utf8' }
  })
}

function separateLines(block: Buffer): readonly Buffer[] {
  const lines: Buffer[] = []
  let start = 0
  for (let end = block.indexOf(NEWLINE); end >= 0; end = block.indexOf(NEWLINE, start)) {
    lines.push(block.subarray(start, end))
    start = end + 1
  }
  return [...lines, block.subarray(start)]
}
