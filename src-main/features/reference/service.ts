import { parseIsoDate, type IsoDate } from '#shared/base/iso-date.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { CodeSets } from '#shared/contract/reference.ts'
import type { Dataset } from '#shared/domain/code-sets.ts'
import type { WritableDb } from '#main/db/handles.ts'
import type { Audit } from '#main/features/audit/index.ts'
import type { Clock } from '#main/ports/clock.ts'
import { auditLoaded } from './audit-loaded.ts'
import type { FileAnswer, JobOutcome } from './import/import-job.ts'
import { createImports } from './imports.ts'
import type { Inbox } from './inbox.ts'
import { referenceQuestions } from './questions.ts'
import type { ReferenceStore } from './reference-store.ts'
import { whatIsLoaded } from './what-is-loaded.ts'

export type ReferenceService = Handlers['reference'] & {
  /** Why the file that is there is not used, in sentences for the window; none when all is well. */
  readonly notices: () => readonly string[]
}

type Dependencies = {
  readonly store: ReferenceStore
  readonly inbox: Inbox
  readonly db: WritableDb
  readonly audit: Audit
  readonly clock: Clock
}

/** The code sets over one open log: what is loaded is told, asked and changed, and every change is in the trail. */
export function createReferenceService(dependencies: Dependencies): ReferenceService {
  const { store, inbox, clock } = dependencies
  const notice = () => noticeChange(dependencies)
  const imports = createImports({ store, inbox, onEnd: notice })
  const list = () => {
    notice()
    return ok({ ...whatIsLoaded(store, clock), import: imports.state() })
  }
  inbox.clear()
  notice()
  return {
    ...askHandlers(dependencies),
    list,
    openUpload: ({ name, bytes }) => mapped(inbox.open(name, bytes), upload => ({ upload })),
    sendPiece: ({ upload, offset, base64 }) =>
      mapped(inbox.receive(upload, offset, Buffer.from(base64, 'base64')), received => ({ received })),
    startImport: ({ uploads, answers }) => imports.start(uploads, answers.map(readAnswer)),
    importState: () => ok(imports.state()),
    cancelImport: imports.cancel,
    dismissImport: imports.dismiss,
    removeEdition: async ({ id }) =>
      store.current()?.editions.some(edition => edition.id === id)
        ? changed(await store.removeEdition(id), list)
        : fail(failure('edition-unknown')),
    recordLicence: async licence => changed(await store.recordLicence(licence), list),
    notices: () => {
      notice()
      const problem = store.problem()
      return problem === null ? [] : [`${problem} Until then the program’s own facts answer.`]
    },
  }
}

type Asked = 'search' | 'code' | 'pair' | 'rehearse'

function askHandlers({ store, clock }: Dependencies): Pick<Handlers['reference'], Asked> {
  const questions = referenceQuestions(store, clock)
  return {
    search: ({ on, ...search }) => onDay(on, day => questions.search({ ...search, on: day })),
    code: ({ on, code }) => onDay(on, day => questions.code({ code, on: day })),
    pair: ({ on, ...pair }) => onDay(on, day => questions.pair({ ...pair, on: day })),
    rehearse: ({ on }) => onDay(on, questions.rehearse),
  }
}

function onDay<Answer>(on: string, ask: (day: IsoDate) => Answer): Result<Answer, Failure> {
  const day = parseIsoDate(on)
  return day === null ? fail(failure('input-invalid', 'on')) : ok(ask(day))
}

/** What the reference database shows and the trail does not hold yet goes into the trail. */
function noticeChange({ store, db, audit }: Dependencies): void {
  // A file that cannot be read says nothing of what is loaded.
  if (store.problem() === null) auditLoaded(store.current(), { db, audit })
}

function changed(
  outcome: JobOutcome | null,
  list: () => Result<CodeSets, Failure>,
): Result<CodeSets, Failure> {
  if (outcome === null) return fail(failure('import-running'))
  return outcome.kind === 'built' ? list() : fail(failure('reference-not-changed'))
}

/** The contract has read the days; one that does not exist says nothing. */
function readAnswer({
  file,
  from,
  dataset,
}: {
  readonly file: string
  readonly from?: string | undefined
  readonly dataset?: Dataset | undefined
}): FileAnswer {
  const day = from === undefined ? null : parseIsoDate(from)
  return { file, ...(day === null ? {} : { from: day }), ...(dataset === undefined ? {} : { dataset }) }
}

function mapped<From, To>(result: Result<From, Failure>, map: (value: From) => To): Result<To, Failure> {
  return result.ok ? ok(map(result.value)) : result
}
