import { SaxesParser } from 'saxes'
import { LIMITS } from './limits.ts'
import { SourceFault } from './source-fault.ts'
import type { ArchiveEntry } from './zip-archive.ts'

/** What takes the events of an XML file. */
export type XmlTarget = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

/** Feeds a part of a workbook to a target, and stops for breath after each piece of it. */
export async function* xmlEvents(
  file: string,
  entry: ArchiveEntry,
  target: XmlTarget,
): AsyncGenerator<undefined> {
  const parser = new SaxesParser<{ xmlns?: false; position: false }>({ position: false })
  let sinceTag = 0
  parser.on('opentag', tag => {
    sinceTag = 0
    target.open(localName(tag.name), tag.attributes)
  })
  parser.on('text', text => target.text(text))
  parser.on('closetag', tag => target.close(localName(tag.name)))
  parser.on('error', error => {
    throw damagedWorkbook(file, entry.name, error.message)
  })
  const decoder = new TextDecoder('utf-8')
  for await (const piece of entry.open()) {
    const text = decoder.decode(piece, { stream: true })
    sinceTag += text.length
    if (sinceTag > LIMITS.cellCharacters + text.length)
      throw damagedWorkbook(file, entry.name, 'a cell without end')
    parser.write(text)
    yield
  }
  parser.close()
}

/** Some programs write `x:row` for `row`. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The problem of a workbook whose parts cannot be read. */
export function damagedWorkbook(file: string, part: string, what: string): SourceFault {
  return new SourceFault({
    file,
    line: null,
    expected: 'a whole .xlsx workbook',
    found: `damaged data in ${part} (${what}); save it again or load the text file of the same table`,
  })
}
