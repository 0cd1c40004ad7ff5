import { LIMITS } from './limits.ts'
import type { SourceFile } from './rows.ts'
import { SourceFault } from './source-fault.ts'

/** Lines that follow each other, without their ends. */
export type LineBlock = {
  /** Number of the first of them in the file, from 1. */
  readonly first: number
  readonly lines: readonly string[]
  /** False for the last line of a file that ends without a line end: it may be cut off. */
  readonly ended: boolean
}

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
/** DOS end-of-file mark, still written by some mainframe transfers. */
const SUBSTITUTE = '\x1a'

/**
 * The lines of a text file in Latin-1, block by block: a call a line would cost more than parsing it. Throws
 * `SourceFault` for a NUL or a line longer than any published one.
 */
export async function* lineBlocks(source: SourceFile): AsyncGenerator<LineBlock> {
  let first = 1
  let rest = ''
  for await (const piece of source.open()) {
    const text = rest + piece.toString('latin1')
    const lines: string[] = []
    const from = takeLines(text, lines)
    rest = text.slice(from)
    if (piece.includes(0)) throw holdsNul(source.name, first + lineWithNul([...lines, rest]))
    if (rest.length > LIMITS.lineCharacters) throw tooLong(source.name, first + lines.length)
    if (lines.length > 0) yield { first, lines, ended: true }
    first += lines.length
  }
  if (rest !== '' && rest !== SUBSTITUTE) yield { first, lines: [rest], ended: false }
}

/** Puts the whole lines of `text` into `lines`; answers where the first unfinished one begins. */
export function takeLines(text: string, lines: string[]): number {
  let from = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
    const end = at > from && text.charCodeAt(at - 1) === CARRIAGE_RETURN ? at - 1 : at
    lines.push(text.slice(from, end))
    from = at + 1
  }
  return from
}

function lineWithNul(lines: readonly string[]): number {
  return Math.max(
    0,
    lines.findIndex(line => line.includes('\0')),
  )
}

/** The problem of a text with a byte that no text has. */
export function holdsNul(file: string, line: number): SourceFault {
  return new SourceFault({
    file,
    line,
    expected: 'text',
    found: 'a NUL byte: the file is damaged or no text',
  })
}

function tooLong(file: string, line: number): SourceFault {
  return new SourceFault({
    file,
    line,
    expected: `lines of at most ${LIMITS.lineCharacters} characters`,
    found: 'a longer one: the file has no line ends or is another',
  })
}

/** Line feeds in a piece, for numbering what is not read line by line. */
export function countLineFeeds(piece: Uint8Array): number {
  let count = 0
  for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, at + 1)) count += 1
  return count
}
