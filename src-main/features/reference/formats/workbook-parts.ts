import { SourceFault } from './source-fault.ts'
import { xmlEvents } from './xml-events.ts'
import type { ArchiveEntry } from './zip-archive.ts'

/** The files in a workbook that hold its first sheet. */
export type WorkbookParts = { readonly sheet: ArchiveEntry; readonly sharedStrings: ArchiveEntry | null }

/** Finds the first sheet by the order in which the workbook shows them, not by file name. */
export async function readWorkbookParts(
  file: string,
  entries: readonly ArchiveEntry[],
): Promise<WorkbookParts> {
  const byName = new Map(entries.map(entry => [entry.name.toLowerCase(), entry]))
  const sheetId = await firstAttribute(file, byName.get('xl/workbook.xml'), 'sheet', attributes =>
    attributes.state === undefined || attributes.state === 'visible' ? attributes['r:id'] : undefined,
  )
  const target = await firstAttribute(
    file,
    byName.get('xl/_rels/workbook.xml.rels'),
    'Relationship',
    attributes => (attributes.Id === sheetId ? attributes.Target : undefined),
  )
  const sheet = byName.get(pathOf(target ?? 'worksheets/sheet1.xml'))
  if (sheet === undefined) {
    throw new SourceFault({
      file,
      line: null,
      expected: 'an .xlsx workbook with a worksheet',
      found: 'none; save it again or load the text file of the same table',
    })
  }
  return { sheet, sharedStrings: byName.get('xl/sharedstrings.xml') ?? null }
}

async function firstAttribute(
  file: string,
  entry: ArchiveEntry | undefined,
  element: string,
  valueOf: (attributes: Readonly<Record<string, string>>) => string | undefined,
): Promise<string | undefined> {
  if (entry === undefined) return undefined
  let found: string | undefined
  const target = {
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      if (name === element) found ??= valueOf(attributes)
    },
    text: () => {},
    close: () => {},
  }
  for await (const _ of xmlEvents(file, entry, target)) if (found !== undefined) break
  return found
}

/** Targets are relative to `xl/` or begin at the root of the package. */
function pathOf(target: string): string {
  return (target.startsWith('/') ? target.slice(1) : `xl/${target}`).toLowerCase()
}
