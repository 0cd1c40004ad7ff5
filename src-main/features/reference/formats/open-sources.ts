import type { Result } from '#shared/base/result.ts'
import type { LargeFiles } from '#main/ports/large-files.ts'
import { nodeLargeFiles } from '#main/ports/node-large-files.ts'
import { baseNameOf, extensionOf, tableMembers } from './archive-members.ts'
import { bytesOf, type Container, memoryContainer, withOpenFile } from './container.ts'
import { LIMITS } from './limits.ts'
import { readWhole } from './read-whole.ts'
import type { FileProblem, SourceFile } from './rows.ts'
import { type Signature, signatureOf, SIGNATURE_WORDS } from './signature.ts'
import { settled, SourceFault } from './source-fault.ts'
import { type ArchiveEntry, listEntries } from './zip-archive.ts'

/**
 * The files to be read under a path: the file itself, or the tables in a zip, those of zips in it included. `name` is
 * what the person calls the file. Nothing is unpacked and nothing but the start is read here; the files are opened
 * again when they are read.
 */
export function openSources(
  path: string,
  name: string,
  disk: LargeFiles = nodeLargeFiles,
): Promise<Result<readonly SourceFile[], FileProblem>> {
  const container: Container = { name, open: () => disk.open(path) }
  return settled(() => sourcesIn(container))
}

async function sourcesIn(container: Container): Promise<readonly SourceFile[]> {
  const { start, bytes } = await withOpenFile(container, async file => {
    const target = Buffer.alloc(Math.min(LIMITS.headBytes, file.bytes))
    return { start: target.subarray(0, await file.read(target, 0)), bytes: file.bytes }
  })
  const signature = signatureOf(start)
  requireNameAgrees(container.name, signature)
  const itself: SourceFile = { name: container.name, archive: null, bytes, open: () => bytesOf(container) }
  if (signature === 'text') return [itself]
  if (signature !== 'zip') throw fault(container.name, 'a published code set', SIGNATURE_WORDS[signature])
  const entries = await listEntries(container)
  if (isWorkbook(entries)) return [itself]
  const members = await membersOf(container.name, entries)
  if (members.length === 0) {
    throw fault(container.name, 'a zip with a code set as text, CSV or .xlsx', listed(entries))
  }
  return members
}

/** One level down is enough for the archives that are published; deeper ones are not followed. */
async function membersOf(archive: string, entries: readonly ArchiveEntry[]): Promise<readonly SourceFile[]> {
  const members: SourceFile[] = []
  for (const entry of tableMembers(entries)) {
    if (extensionOf(entry.name) === 'zip') members.push(...(await nestedMembers(archive, entry)))
    else members.push(sourceOf(archive, entry))
  }
  return members
}

function flatMembers(archive: string, entries: readonly ArchiveEntry[]): readonly SourceFile[] {
  return tableMembers(entries)
    .filter(({ name }) => extensionOf(name) !== 'zip')
    .map(entry => sourceOf(archive, entry))
}

function sourceOf(archive: string, entry: ArchiveEntry): SourceFile {
  return { name: baseNameOf(entry.name), archive, bytes: entry.bytes, open: entry.open }
}

/** The inner archive is held in memory while it is listed or read, and let go between. */
async function nestedMembers(archive: string, inner: ArchiveEntry): Promise<readonly SourceFile[]> {
  const name = `${archive}/${baseNameOf(inner.name)}`
  const load = async () =>
    memoryContainer(name, await readWhole({ name, bytes: inner.bytes, open: inner.open }))
  const members = flatMembers(name, await listEntries(await load()))
  return members.map((member, place) => ({
    ...member,
    open: () => reopened(load, place),
  }))
}

async function* reopened(load: () => Promise<Container>, place: number): AsyncGenerator<Buffer> {
  const container = await load()
  const member = flatMembers(container.name, await listEntries(container))[place]
  if (member) yield* member.open()
}

/** A name ending in .zip or .xlsx on something else is a download that went wrong. */
function requireNameAgrees(name: string, signature: Signature): void {
  const extension = extensionOf(name)
  if ((extension === 'zip' || extension === 'xlsx') && signature !== 'zip') {
    const expected = extension === 'zip' ? 'a zip archive' : 'an .xlsx workbook'
    throw fault(name, expected, SIGNATURE_WORDS[signature])
  }
}

function isWorkbook(entries: readonly ArchiveEntry[]): boolean {
  return entries.some(({ name }) => name.toLowerCase() === 'xl/workbook.xml')
}

function listed(entries: readonly ArchiveEntry[]): string {
  if (entries.length === 0) return 'an empty archive'
  const names = entries.slice(0, 5).map(({ name }) => baseNameOf(name))
  return `only ${names.join(', ')}${entries.length > names.length ? ' and others' : ''}`
}

function fault(file: string, expected: string, found: string): SourceFault {
  return new SourceFault({ file, line: null, expected, found })
}
