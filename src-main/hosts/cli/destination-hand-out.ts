import { readFileSync } from 'node:fs'
import type { Result } from '#shared/base/result.ts'
import {
  MAX_CHECKED_BYTES,
  type HandedOut,
  type SheetRefused,
  type SpecificationForm,
} from '#shared/contract/destinations.ts'
import { FAILURES, type Failure } from '#shared/contract/failure.ts'
import type { InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import type { Core } from '../../core.ts'
import { ask } from './ask.ts'
import { findOne, told, unknown } from './destination.ts'
import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import type { Terminal } from './terminal.ts'
import { writeAll } from './write-all.ts'

type Options = { readonly data: string; readonly id: string }

/** `destination sample`: files of invented charges, each checked as any other before it is written. */
export function runDestinationSample(
  { out, ...options }: Options & { readonly out: string },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return withSheet(options, { host, terminal }, async (core, sheet) =>
    tellWritten(await ask(core, 'destinations', 'writeSample', { sheet, folder: out }), terminal),
  )
}

/** `destination spec`: the specification as PDF, HTML or Markdown. */
export function runDestinationSpec(
  { out, form, ...options }: Options & { readonly out: string; readonly form: SpecificationForm },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return withSheet(options, { host, terminal }, async (core, sheet) =>
    tellWritten(
      await ask(core, 'destinations', 'writeSpecification', { sheet, folder: out, form }),
      terminal,
    ),
  )
}

/** `destination check`: status 1 when the file is not what the sheet says. */
export async function runDestinationCheck(
  { file, ...options }: Options & { readonly file: string },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  const bytes = readOrNull(file)
  if (bytes === null) return told(terminal, `${file}: ${FAILURES['file-unreadable']}`)
  if (bytes.length > MAX_CHECKED_BYTES) return told(terminal, `${file} is larger than 16 MB.`)
  return withSheet(options, { host, terminal }, async (core, sheet) => {
    const checked = await ask(core, 'destinations', 'checkFile', { sheet, base64: bytes.toString('base64') })
    if (!checked.ok) return told(terminal, checked.error.message)
    if (checked.value.kind === 'refused') return tellRefused(checked.value, terminal)
    const { conformance } = checked.value
    await writeAll(terminal.output, `${JSON.stringify({ file, ...conformance })}\n`)
    return conformance.conforms ? 0 : 1
  })
}

function withSheet(
  { data, id }: Options,
  { host, terminal }: { readonly host: CliHost; readonly terminal: Terminal },
  work: (core: Core, sheet: InterfaceSheet) => Promise<number>,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'see' }, async core => {
    const destination = await findOne(core, id)
    return destination === null ? told(terminal, unknown(id)) : work(core, destination.sheet)
  })
}

async function tellWritten(answer: Result<HandedOut, Failure>, terminal: Terminal): Promise<number> {
  if (!answer.ok) return told(terminal, answer.error.message)
  switch (answer.value.kind) {
    case 'refused':
      return tellRefused(answer.value, terminal)
    case 'unfit':
      return told(terminal, answer.value.message)
    case 'written':
      await writeAll(terminal.output, `${JSON.stringify({ files: answer.value.paths })}\n`)
      return 0
  }
}

/** A stored sheet was whole when it was saved; one that no longer is was saved by another version of the program. */
function tellRefused({ problems }: SheetRefused, terminal: Terminal): number {
  return told(terminal, problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
}

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}
