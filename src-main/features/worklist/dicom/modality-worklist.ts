import type { Result } from '#shared/base/result.ts'

/** A worklist server as the settings name it. */
export type WorklistServer = {
  readonly host: string
  readonly port: number
  readonly calledAe: string
  readonly callingAe: string
}

export type WorklistQuery = {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** Such as `MG`; empty for all. */
  readonly modality: string
}

/** What went wrong with a server, in a sentence for the person at the desk. */
export type ServerProblem = string

/** The elements of one entry by their keyword; sequences are lists. */
export type WorklistEntry = Readonly<Record<string, unknown>>

/** A DICOM modality worklist, as the program asks it. Neither call ever throws or waits without end. */
export type ModalityWorklist = {
  /** Null when the server answers to these names. */
  readonly echo: (server: WorklistServer) => Promise<ServerProblem | null>
  /**
   * The entries of a day, handed over one by one as they arrive. When the server fails on the way, what came before is
   * kept and the problem is told.
   */
  readonly find: (
    server: WorklistServer,
    query: WorklistQuery,
    take: (entry: WorklistEntry) => void,
  ) => Promise<Result<null, ServerProblem>>
}
