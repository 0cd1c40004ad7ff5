import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { ImportState } from '#shared/contract/reference.ts'
import type { FileAnswer } from './import/import-job.ts'
import { BEGINNING } from './import-state.ts'
import type { Inbox } from './inbox.ts'
import type { ReferenceStore, RunningImport } from './reference-store.ts'

/** The one import that a window follows: started, asked how it goes, cancelled, and its outcome forgotten. */
export type Imports = {
  readonly state: () => ImportState
  readonly start: (uploads: readonly string[], answers: readonly FileAnswer[]) => Result<ImportState, Failure>
  readonly cancel: () => Promise<Result<ImportState, Failure>>
  readonly dismiss: () => Result<ImportState, Failure>
}

type Dependencies = {
  readonly store: ReferenceStore
  readonly inbox: Inbox
  /** Called when an import is through, whatever came of it. */
  readonly onEnd: () => void
}

export function createImports({ store, inbox, onEnd }: Dependencies): Imports {
  let state: ImportState = { kind: 'idle' }
  let running: RunningImport | null = null

  const end = (ended: ImportState) => {
    // Nobody follows it any more, and the log is closed.
    if (!store.isOpen()) return
    running = null
    state = ended
    // The files of an import that asks are imported once it was answered.
    if (ended.kind !== 'asks') inbox.clear()
    onEnd()
  }
  const start = (uploads: readonly string[], answers: readonly FileAnswer[]) => {
    if (running) return fail(failure('import-running'))
    const files = inbox.take(uploads)
    if (!files.ok) return files
    const begun = store.importFiles({ files: files.value, answers }, now => (state = now))
    if (begun === null) return fail(failure('import-running'))
    state = BEGINNING
    running = begun
    begun.ended.then(end, () => end(BROKEN))
    return ok(state)
  }
  return {
    state: () => state,
    start,
    cancel: async () => {
      running?.cancel()
      await running?.ended.catch(() => undefined)
      return ok(state)
    },
    dismiss: () => {
      if (running) return fail(failure('import-running'))
      state = { kind: 'idle' }
      inbox.clear()
      return ok(state)
    },
  }
}

/** For an import that ended in a way nobody foresaw: nothing of it is in force. */
const BROKEN: ImportState = {
  kind: 'refused',
  problems: [
    { file: '', line: null, expected: 'an import to its end', found: 'an error inside the program' },
  ],
}
