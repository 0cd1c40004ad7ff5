import { LIMITS } from './limits.ts'
import type { SourceFile } from './rows.ts'
import { signatureOf, SIGNATURE_WORDS } from './signature.ts'
import { SourceFault } from './source-fault.ts'
import { tableRows, type TableRow, type TableShape } from './table-rows.ts'
import { takeLines } from './text-lines.ts'

/** The start of a file, as lines and as rows of a table: what it is recognized by. */
export type Head = {
  readonly shape: TableShape
  /** Whole lines in Latin-1; none of a workbook. */
  readonly lines: readonly string[]
  /** Whole rows, however the file holds its table. */
  readonly rows: readonly TableRow[]
}

/**
 * Reads the start of a file: once for each way in which its cells may be divided, the likeliest first. Throws
 * `SourceFault` for what is neither text nor a workbook.
 */
export async function headsOf(source: SourceFile): Promise<readonly Head[]> {
  const start = await startOf(source)
  const signature = signatureOf(start)
  if (signature === 'zip') {
    const shape: TableShape = { kind: 'workbook' }
    return [{ shape, lines: [], rows: await firstRows(source, shape) }]
  }
  if (signature !== 'text') {
    throw new SourceFault({
      file: source.name,
      line: null,
      expected: 'a published code set',
      found: SIGNATURE_WORDS[signature],
    })
  }
  const text = start.toString('latin1')
  const lines: string[] = []
  const from = takeLines(text, lines)
  if (start.length < LIMITS.headBytes && from < text.length) lines.push(text.slice(from))
  const heads: Head[] = []
  for (const delimiter of delimitersIn(text)) {
    const shape: TableShape = { kind: 'delimited', delimiter }
    heads.push({ shape, lines, rows: await firstRows(inMemory(source.name, start), shape) })
  }
  return heads
}

async function startOf(source: SourceFile): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of source.open()) {
    pieces.push(piece)
    length += piece.length
    if (length >= LIMITS.headBytes) break
  }
  return Buffer.concat(pieces, length).subarray(0, LIMITS.headBytes)
}

/** The last row of a start that is cut off in it is not among them. */
async function firstRows(source: SourceFile, shape: TableShape): Promise<readonly TableRow[]> {
  const rows: TableRow[] = []
  try {
    for await (const row of tableRows(source, shape)) {
      rows.push(row)
      if (rows.length >= LIMITS.preambleLines) break
    }
  } catch (error) {
    if (!(error instanceof SourceFault) || shape.kind === 'workbook') throw error
  }
  return rows
}

function inMemory(name: string, bytes: Buffer): SourceFile {
  return {
    name,
    archive: null,
    bytes: bytes.length,
    open: async function* () {
      yield bytes
    },
  }
}

const DELIMITERS = [',', '\t', ';', '|'] as const

/** Wording may hold more semicolons than there are commas between cells, so that counting alone would mislead. */
function delimitersIn(text: string): readonly string[] {
  const [comma, ...others] = DELIMITERS
  return [comma, ...others.filter(delimiter => text.includes(delimiter))]
}

const SAMPLED_LINES = 20

/** Whether the first lines that are not blank have a layout; one in four may be damaged, and the last cut off. */
export function mostLinesFit({ lines }: Head, layout: RegExp): boolean {
  const sample = lines.filter(line => line.trim() !== '').slice(0, SAMPLED_LINES)
  const fitting = sample.filter(line => layout.test(line)).length
  return fitting > 0 && fitting * 4 >= (sample.length - 1) * 3
}
