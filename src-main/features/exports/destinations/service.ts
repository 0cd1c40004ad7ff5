import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Destination, DestinationSaved } from '#shared/contract/destinations.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import { AD_HOC_IDS } from '#shared/contract/interface-sheet.ts'
import { readSheet } from '#shared/contract/read-sheet.ts'
import { sheetHash } from './sheet-hash.ts'
import {
  ensureFirstDestination,
  findDestination,
  listDestinations,
  writeDestination,
  type DestinationTools,
} from './store.ts'
import { TEMPLATES } from './templates.ts'

export type DestinationsService = Handlers['destinations']

/** Binds the operations on destinations. A log without any gets its first one here. */
export function createDestinationsService(tools: DestinationTools): DestinationsService {
  ensureFirstDestination(tools)
  return {
    list: () => ok(listDestinations(tools.db)),
    templates: () => ok(TEMPLATES),
    save: input => save(tools, input),
    remove: ({ id, revision }) => settle(tools, { id, revision, action: 'destination-retired' }),
    restore: ({ id, revision }) => settle(tools, { id, revision, action: 'destination-restored' }),
  }
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
    if (before !== null && before.hash === sheetHash(sheet)) {
      return ok({ kind: 'saved', destination: before })
    }
    if (before === null && revision !== null) return fail(failure('destination-unknown'))
    if (before !== null && revision === null) return fail(failure('destination-taken', 'id'))
    if (before !== null && before.revision !== revision) return fail(failure('destination-changed'))
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
