import type { ArchiveEntry } from './zip-archive.ts'

const TABLE_EXTENSIONS: ReadonlySet<string> = new Set(['txt', 'csv', 'tsv', 'tab', 'dat', 'xlsx', 'zip'])
const ABOUT_THE_FILE = /read.?me|licen[cs]e|disclaimer|record.?layout|^\._|^~\$/i

/** The name without its folders. */
export function baseNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase()
}

/**
 * The members that may hold a code set. Notes, documents and pictures are left out, and so is a workbook that stands
 * beside the same table as text, and the fee schedule for participants of advanced payment models (`QPP`), which
 * differs from the common one by its conversion factor only.
 */
export function tableMembers(entries: readonly ArchiveEntry[]): readonly ArchiveEntry[] {
  const tables = entries.filter(({ name, bytes }) => bytes > 0 && isTable(name))
  const texts = new Set(tables.filter(({ name }) => !isWorkbook(name)).map(({ name }) => twinKey(name)))
  const names = new Set(tables.map(({ name }) => name.toLowerCase()))
  return tables.filter(
    ({ name }) => !(isWorkbook(name) && texts.has(twinKey(name))) && !names.has(commonScheduleOf(name)),
  )
}

function isTable(path: string): boolean {
  const name = baseNameOf(path)
  return (
    TABLE_EXTENSIONS.has(extensionOf(name)) && !ABOUT_THE_FILE.test(name) && !path.startsWith('__MACOSX/')
  )
}

function isWorkbook(name: string): boolean {
  return extensionOf(name) === 'xlsx'
}

/** `AOC_V2026Q2-MCR.xlsx` and `AOC_V2026Q2-F-MCR.txt` are one table: the `F` says fixed width. */
function twinKey(path: string): string {
  return path
    .slice(0, path.lastIndexOf('.'))
    .toLowerCase()
    .replace(/-f-mcr$/, '-mcr')
}

/** Never a name in the archive unless `path` names the `QPP` schedule. */
function commonScheduleOf(path: string): string {
  const name = path.toLowerCase()
  return name.includes('nonqpp') || !name.includes('qpp') ? '' : name.replace('qpp', 'nonqpp')
}
