import { resolve } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { ReadableDb } from '#main/db/handles.ts'
import { findBeginning } from './destinations/queries.ts'
import { findDestination } from './destinations/store.ts'
import { AD_HOC, targetOf, type Target } from './target.ts'

/** Where the charges of a destination go, by its sheet as it stands. A batch for it waits until its folder takes it. */
export function destinationTarget(db: ReadableDb, id: string): Result<Target, Failure> {
  const destination = findDestination(db, id)
  if (destination === null || destination.retiredAt !== null) return fail(failure('destination-unknown'))
  const { folder } = destination.sheet.delivery
  if (folder === null) return fail(failure('destination-without-folder'))
  return ok(targetOf(destination.sheet, placeOf(db, id, folder)))
}

/** As `destinationTarget`, to look at what would leave: for that no folder is needed. */
export function previewTarget(db: ReadableDb, id: string): Result<Target, Failure> {
  const destination = findDestination(db, id)
  if (destination === null) return fail(failure('destination-unknown'))
  return ok(targetOf(destination.sheet, placeOf(db, id, destination.sheet.delivery.folder ?? '')))
}

function placeOf(db: ReadableDb, id: string, folder: string) {
  const since = id === AD_HOC ? '' : (findBeginning(db, id) ?? '')
  return { folder: folder === '' ? '' : resolve(folder), keepsTrying: true, since }
}
