import { readFileSync } from 'node:fs'
import type { Destination } from '#shared/contract/destinations.ts'
import { FAILURES } from '#shared/contract/failure.ts'
import type { Core } from '../../core.ts'
import { ask } from './ask.ts'
import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'
import { writeAll } from './write-all.ts'

type Options = { readonly data: string }

/** `destination list`: each destination in a line, the retired ones last. */
export function runDestinationList({ data }: Options, host: CliHost, terminal: Terminal): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'see' }, async core => {
    const listed = await ask(core, 'destinations', 'list', {})
    if (!listed.ok) return told(terminal, listed.error.message)
    for (const destination of listed.value) {
      if (!(await writeAll(terminal.output, `${JSON.stringify(summaryOf(destination))}\n`))) break
    }
    return 0
  })
}

/** `destination show`: the sheet, in the form that `save` takes. */
export function runDestinationShow(
  { data, id }: Options & { readonly id: string },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'see' }, async core => {
    const destination = await findOne(core, id)
    if (destination === null) return told(terminal, unknown(id))
    await writeAll(terminal.output, `${JSON.stringify(destination.sheet, null, 2)}\n`)
    return 0
  })
}

/** `destination save`: status 1 and a line for each field that is wrong, or the destination as it now stands. */
export async function runDestinationSave(
  { data, file }: Options & { readonly file: string },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  const sheet = readJson(file)
  if (sheet === undefined) return told(terminal, `${file}: ${FAILURES['file-unreadable']} It has to be JSON.`)
  return openExisting({ data, host, terminal, needs: 'administer' }, async core => {
    const before = await findOne(core, idOf(sheet))
    const saved = await ask(core, 'destinations', 'save', { sheet, revision: before?.revision ?? null })
    if (!saved.ok) return told(terminal, saved.error.message)
    if (saved.value.kind === 'refused') {
      for (const { path, message } of saved.value.problems) note(terminal, `${path || 'sheet'}: ${message}`)
      return 1
    }
    await writeAll(terminal.output, `${JSON.stringify(summaryOf(saved.value.destination))}\n`)
    return 0
  })
}

/** A message to standard error, and the status that goes with it. */
export function told(terminal: Terminal, message: string): number {
  note(terminal, message)
  return 1
}

export function unknown(id: string): string {
  return `${id}: ${FAILURES['destination-unknown']} "destination list" names all of them.`
}

/** The destination of an id; null when the log has none. */
export async function findOne(core: Core, id: string): Promise<Destination | null> {
  const listed = await ask(core, 'destinations', 'list', {})
  return listed.ok ? (listed.value.find(destination => destination.id === id) ?? null) : null
}

function summaryOf({ id, sheet, hash, revision, updatedAt, retiredAt }: Destination) {
  const { name, mode, claims, format } = sheet
  return { id, name, mode, claims, format: format.kind, revision, hash, updatedAt, retiredAt }
}

type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

/** Undefined for what is no file or no JSON. */
function readJson(file: string): JsonValue | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JsonValue
  } catch {
    return undefined
  }
}

function idOf(sheet: JsonValue): string {
  const id = typeof sheet === 'object' && sheet !== null && 'id' in sheet ? sheet.id : ''
  return typeof id === 'string' ? id : ''
}
