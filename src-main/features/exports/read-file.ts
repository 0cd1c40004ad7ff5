import type { ChargeFacts } from './charge-facts.ts'

/**
 * A charge file as a reader took it from the bytes: its own head, what it says of itself, and its lines. The readers
 * share no code with the writers, so that a mistake has to be made twice to stay hidden.
 */
export type ReadFile = {
  readonly batch: string
  readonly fileNumber: string
  /** As written: `PROFESSIONAL` or `FACILITY`. */
  readonly claim: string
  readonly chainHead: string
  /** The file says of itself that its patients are invented. */
  readonly training: boolean
  /** What the trailer declares; a CSV trailer says nothing of messages. */
  readonly declared: { readonly messages: number | null; readonly lines: number; readonly units: number }
  /** What was counted. A CSV has no messages: its sessions are counted, each by its accession. */
  readonly messages: number
  readonly lines: readonly ChargeFacts[]
}
