import { z } from 'zod'
import { operation } from './operation.ts'

/** What somebody who helps gets to see: exactly this text and nothing beside it. */
export type SupportReport = {
  /** Number of the run on this log; the file is named by it. */
  readonly run: number
  readonly text: string
}

export const supportContract = {
  /** Puts a report together and keeps it until the next one, so that what was shown is what is saved. */
  prepare: operation('see', z.strictObject({})).answers<SupportReport>(),
  /** Writes the report that was shown into a folder; answers the path. */
  save: operation(
    'see',
    z.strictObject({ run: z.int().min(1), folder: z.string().min(1).max(1_000) }),
  ).answers<{
    readonly path: string
  }>(),
} as const
