import type { Result } from '#shared/base/result.ts'
import type { ChargeFacts } from './charge-facts.ts'

/**
 * A charge file as a reader took it from the bytes: its own head and what it says of itself. The readers share no code with the writers, so that a mistake has to be made twice to stay hidden. What a format or its options
 * have no place for is null, and the reader answers null only where none was wanted.
 */
export type ReadFile = {
  readonly batch: string | null
  readonly fileNumber: string | null
  /** As written: `PROFESSIONAL` or `FACILITY`. */
  readonly claim: string | null
  readonly chainHead: string | null
  /** The file says of itself that its patients are invented; null where it cannot be told from any other test. */
  readonly training: boolean | null
  /** What the trailer declares; a CSV trailer says nothing of messages, some formats have no trailer. */
  readonly declared: {
    readonly messages: number | null
    readonly lines: number | null
    readonly units: number | null
  }
  /** What was counted. A CSV has no messages: its sessions are counted, each by its accession. */
  readonly messages: number | null
}

/**
 * Hands out the lines of a file in their order, each as soon as it is read, and ends with what the file says of itself
 * or with what is wrong with it. The lines before a fault count for nothing.
 */
export type LineReader = Generator<ChargeFacts, Result<ReadFile, string>>
