import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { ImportOutcome } from '#shared/contract/worklist.ts'
import { problemAt, type Found } from '../exam-message.ts'
import { importFound, type ImportTools } from '../import-found.ts'
import { findImport } from '../import-queries.ts'
import type { ModalityWorklist, WorklistServer } from './modality-worklist.ts'
import { readEntry } from './read-entry.ts'

export type QueryTools = ImportTools & {
  readonly settings: () => Settings
  readonly modalityWorklist: ModalityWorklist
}

/** Asks the server of the settings for the exams of a day and imports them; what came before a failure is kept. */
export async function queryServer(
  tools: QueryTools,
  { commandId, day }: { readonly commandId: string; readonly day: string },
): Promise<Result<ImportOutcome, Failure>> {
  const done = findImport(tools.db, commandId)
  if (done) return ok(JSON.parse(done.outcome))
  const settings = tools.settings()
  const server = serverOf(settings)
  if (server === null) return fail(failure('server-not-set'))
  const at = new Date(tools.clock.now()).toISOString()
  const found: Found[] = []
  const query = { day, modality: settings.worklistModality }
  const answer = await tools.modalityWorklist.find(server, query, entry =>
    found.push(readEntry(entry, found.length + 1, at)),
  )
  if (!answer.ok) found.push(problemAt('server', answer.error))
  const head = { id: commandId, source: 'dicom', name: `${server.calledAe} at ${server.host}` } as const
  return ok(await importFound(tools, head, found))
}

/** Null as long as no server is named: nothing goes over the network then. */
export function serverOf(settings: Settings): WorklistServer | null {
  const { worklistHost, worklistPort, worklistCalledAe, worklistCallingAe } = settings
  if (worklistHost === '' || worklistCalledAe === '') return null
  return {
    host: worklistHost,
    port: Number(worklistPort),
    calledAe: worklistCalledAe,
    callingAe: worklistCallingAe,
  }
}
