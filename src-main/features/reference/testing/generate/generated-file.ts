/** A file of a published layout, made piece by piece: the large ones never stand in memory whole. */
export type GeneratedFile = {
  /** As it is published. */
  readonly name: string
  readonly pieces: () => Iterable<Buffer>
}

const PIECE_CHARACTERS = 1024 * 1024

/** Text in Latin-1, as the Centers for Medicare and Medicaid Services publish it. */
export function latin1File(name: string, lines: () => Iterable<string>, lineEnd = '\r\n'): GeneratedFile {
  return {
    name,
    pieces: function* () {
      let text = ''
      for (const line of lines()) {
        text += line + lineEnd
        if (text.length < PIECE_CHARACTERS) continue
        yield Buffer.from(text, 'latin1')
        text = ''
      }
      yield Buffer.from(text, 'latin1')
    },
  }
}

/** The whole of a small one. */
export function bytesOfFile(file: GeneratedFile): Buffer {
  return Buffer.concat([...file.pieces()])
}
