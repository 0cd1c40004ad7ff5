import { LIMITS } from './limits.ts'
import type { SourceFile } from './rows.ts'
import { SourceFault } from './source-fault.ts'

/** All bytes of a file that has to be read out of order, such as a workbook, up to a declared limit. */
export async function readWhole({
  name,
  bytes,
  open,
}: Pick<SourceFile, 'name' | 'bytes' | 'open'>): Promise<Buffer> {
  if (bytes > LIMITS.nestedArchiveBytes) throw tooLarge(name)
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of open()) {
    length += piece.length
    if (length > LIMITS.nestedArchiveBytes) throw tooLarge(name)
    pieces.push(piece)
  }
  return Buffer.concat(pieces, length)
}

function tooLarge(file: string): SourceFault {
  return new SourceFault({
    file,
    line: null,
    expected: `a workbook or inner archive of at most ${LIMITS.nestedArchiveBytes / 1024 / 1024} MiB`,
    found: 'a larger one; load the text file instead',
  })
}
