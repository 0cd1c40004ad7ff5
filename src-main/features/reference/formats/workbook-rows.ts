import { memoryContainer } from './container.ts'
import { LIMITS } from './limits.ts'
import { readWhole } from './read-whole.ts'
import type { SourceFile } from './rows.ts'
import { SheetReader } from './sheet-reader.ts'
import type { TableRow } from './table-rows.ts'
import { readWorkbookParts, type WorkbookParts } from './workbook-parts.ts'
import { damagedWorkbook, xmlEvents, type XmlTarget } from './xml-events.ts'
import { listEntries } from './zip-archive.ts'

/**
 * The rows of a workbook's first sheet, cells as texts. The packed bytes are held in memory, since a zip is read from
 * its end; what they unpack to is streamed. Office Open XML, ECMA-376 part 1, chapter 18.
 */
export async function* workbookRows(source: SourceFile): AsyncGenerator<TableRow> {
  const entries = await listEntries(memoryContainer(source.name, await readWhole(source)))
  const parts = await readWorkbookParts(source.name, entries)
  const reader = new SheetReader(await sharedTexts(source.name, parts))
  for await (const _ of xmlEvents(source.name, parts.sheet, reader)) {
    for (const row of reader.taken()) yield row
  }
}

async function sharedTexts(file: string, { sharedStrings }: WorkbookParts): Promise<readonly string[]> {
  const texts: string[] = []
  if (sharedStrings === null) return texts
  let characters = 0
  let current = ''
  let depth = 0
  const target: XmlTarget = {
    open: name => {
      if (name === 'si') current = ''
      else if (name === 'rPh') depth -= 1
      else if (name === 't') depth += 1
    },
    text: text => {
      if (depth > 0) current += text
    },
    close: name => {
      if (name === 't') depth -= 1
      else if (name === 'rPh') depth += 1
      else if (name === 'si') {
        characters += current.length
        texts.push(current)
      }
    },
  }
  for await (const _ of xmlEvents(file, sharedStrings, target)) {
    if (characters > LIMITS.sharedTextCharacters)
      throw damagedWorkbook(file, sharedStrings.name, 'too many texts')
  }
  return texts
}
