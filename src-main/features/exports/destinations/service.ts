import { resolve } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type {
  Destination,
  DestinationSaved,
  DestinationSpecified,
  SheetRefused,
} from '#shared/contract/destinations.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import { AD_HOC_IDS, type InterfaceSheet } from '#shared/contract/interface-sheet.ts'
import { readSheet } from '#shared/contract/read-sheet.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import type { SettingsService } from '#main/features/settings/index.ts'
import type { Files } from '#main/ports/files.ts'
import { checkFile } from '../conformance/check-file.ts'
import { specificationOf } from '../specification/specification.ts'
import { firstInterchangeProblem } from './first-interchange.ts'
import { previewOf, writeSamples, writeSpecification } from './hand-out.ts'
import { sheetHash } from './sheet-hash.ts'
import {
  ensureFirstDestination,
  findDestination,
  listDestinations,
  writeDestination,
  type DestinationTools,
} from './store.ts'
import { TEMPLATES } from './templates.ts'

export type DestinationsDependencies = DestinationTools & {
  readonly files: Files
  readonly settings: Pick<SettingsService, 'read'>
}

export type DestinationsService = Handlers['destinations']

/** Binds the operations on destinations. A log without any gets its first one here. */
export function createDestinationsService(tools: DestinationsDependencies): DestinationsService {
  const { files } = tools
  const settings = () => tools.settings.read()
  const readFit = <Answer>(given: unknown, goOn: (sheet: InterfaceSheet) => Answer) =>
    read(tools.db, given, goOn)
  ensureFirstDestination(tools)
  return {
    list: () => ok(listDestinations(tools.db)),
    templates: () => ok(TEMPLATES),
    save: input => save(tools, input),
    preview: ({ sheet }) => readFit(sheet, whole => ok(previewOf(whole, settings()))),
    specification: ({ sheet }) => readFit(sheet, whole => ok(specified(whole, settings()))),
    writeSpecification: ({ sheet, folder, form }) =>
      readFit(sheet, whole =>
        writeSpecification({ sheet: whole, settings: settings(), files, folder: resolve(folder) }, form),
      ),
    writeSample: ({ sheet, folder }) =>
      readFit(sheet, whole =>
        writeSamples({ sheet: whole, settings: settings(), files, folder: resolve(folder) }),
      ),
    checkFile: ({ sheet, base64 }) =>
      readFit(sheet, whole => {
        const conformance = checkFile(Buffer.from(base64, 'base64'), whole, settings())
        return ok({ kind: 'checked' as const, conformance })
      }),
    remove: ({ id, revision }) => settle(tools, { id, revision, action: 'destination-retired' }),
    restore: ({ id, revision }) => settle(tools, { id, revision, action: 'destination-restored' }),
  }
}

/** Goes on with a sheet that is whole; of any other it answers what is wrong. */
function read<Answer>(
  db: ReadableDb,
  given: unknown,
  goOn: (sheet: InterfaceSheet) => Answer,
): Answer | Result<SheetRefused, Failure> {
  const sheet = readSheet(given)
  if (!sheet.ok) return ok({ kind: 'refused', problems: sheet.error })
  const problem = firstInterchangeProblem(db, sheet.value)
  return problem === null ? goOn(sheet.value) : ok({ kind: 'refused', problems: [problem] })
}

function specified(sheet: InterfaceSheet, settings: Settings): DestinationSpecified {
  const specification = specificationOf(sheet, settings)
  return specification.ok
    ? { kind: 'specified', specification: specification.value }
    : { kind: 'unfit', message: specification.error }
}

function save(
  tools: DestinationTools,
  { sheet: given, revision }: { readonly sheet: unknown; readonly revision: number | null },
): Result<DestinationSaved, Failure> {
  const read = readSheet(given)
  if (!read.ok) return ok({ kind: 'refused', problems: read.error })
  const sheet = read.value
  if (AD_HOC_IDS.includes(sheet.id)) {
    const message = `"${sheet.id}" is what an export by format alone is called. Choose another id.`
    return ok({ kind: 'refused', problems: [{ path: 'id', message }] })
  }
  return tools.db.transaction(() => {
    const before = findDestination(tools.db, sheet.id)
    // The same sheet once more, as after an answer that did not arrive, changes nothing.
    if (before !== null && sheetHash(before.sheet) === sheetHash(sheet)) {
      return ok({ kind: 'saved', destination: before })
    }
    if (before === null && revision !== null) return fail(failure('destination-unknown'))
    if (before !== null && revision === null) return fail(failure('destination-taken', 'id'))
    if (before !== null && before.revision !== revision) return fail(failure('destination-changed'))
    const problem = firstInterchangeProblem(tools.db, sheet)
    if (problem !== null) return ok({ kind: 'refused', problems: [problem] })
    const action = before === null ? 'destination-made' : 'destination-changed'
    const destination = writeDestination(tools, action, { sheet, retiredAt: before?.retiredAt ?? null })
    return ok({ kind: 'saved', destination })
  })
}

type Settling = {
  readonly id: string
  readonly revision: number
  readonly action: 'destination-retired' | 'destination-restored'
}

function settle(tools: DestinationTools, { id, revision, action }: Settling): Result<Destination, Failure> {
  return tools.db.transaction(() => {
    const before = findDestination(tools.db, id)
    if (before === null) return fail(failure('destination-unknown'))
    const retire = action === 'destination-retired'
    if ((before.retiredAt !== null) === retire) return ok(before)
    if (before.revision !== revision) return fail(failure('destination-changed'))
    const retiredAt = retire ? tools.clock.now() : null
    return ok(writeDestination(tools, action, { sheet: before.sheet, retiredAt }))
  })
}
