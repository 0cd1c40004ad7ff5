import { z } from 'zod'
import type { SessionId } from '../domain/session.ts'
import type { Claim } from '../domain/vocabulary.ts'
import { operation } from './operation.ts'

export const EXPORT_FORMATS = ['csv', 'hl7'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const HL7_VERSIONS = ['2.3.1', '2.5.1'] as const
export type Hl7Version = (typeof HL7_VERSIONS)[number]

const scope = z.union([z.iso.date(), z.literal('all')])
const folder = z.string().min(1).max(1_000)

export type WithheldSession = {
  readonly id: SessionId
  readonly accession: string
  readonly performedOn: string
  /** Why it does not leave, in one sentence. */
  readonly reason: string
}

export type ExportPreview = {
  readonly ready: readonly {
    readonly claim: Claim
    readonly sessions: number
    readonly lines: number
    readonly units: number
  }[]
  readonly withheld: readonly WithheldSession[]
}

/** A charge file; every count was taken from its bytes after they were written. */
export type ExportedFile = {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly messages: number
  readonly lines: number
  readonly units: number
}

export type ExportOutcome = {
  /** The batch number, null when nothing new was ready. */
  readonly batch: string | null
  readonly files: readonly ExportedFile[]
  readonly withheld: readonly WithheldSession[]
  /** Why the batch waits here for its folder; null when its files are there. */
  readonly waiting: string | null
}

/** Every format a batch can have. */
export const BATCH_FORMATS = ['csv', 'hl7', 'x12', 'fhir', 'columns'] as const
export type BatchFormat = (typeof BATCH_FORMATS)[number]

export type BatchSummary = {
  readonly batch: string
  /** Id of the destination. */
  readonly destination: string
  readonly createdAt: string
  readonly format: BatchFormat
  readonly hl7Version: Hl7Version | null
  readonly scope: string
  readonly state: 'queued' | 'releasing' | 'released' | 'abandoned'
  readonly files: readonly (Omit<ExportedFile, 'path'> & { readonly name: string; readonly claim: Claim })[]
  /** Head of the audit chain when the batch was composed. */
  readonly chainHead: string
}

export const exportsContract = {
  /** What would leave, and what would not and why. Writes nothing. */
  preview: operation('export', z.strictObject({ scope })).answers<ExportPreview>(),
  run: operation(
    'export',
    z.strictObject({
      scope,
      format: z.enum(EXPORT_FORMATS),
      hl7Version: z.enum(HL7_VERSIONS).default('2.3.1'),
      folder,
    }),
  ).answers<ExportOutcome>(),
  /** Writes a past batch again, byte for byte, under its own names. */
  again: operation(
    'export',
    z.strictObject({ batch: z.string().min(1).max(20), folder }),
  ).answers<ExportOutcome>(),
  /** The batches, newest first, at most 100. */
  history: operation('see', z.strictObject({})).answers<readonly BatchSummary[]>(),
  /** Asks the person for a folder; null when the dialog was closed. */
  chooseFolder: operation('see', z.strictObject({})).answers<string | null>(),
} as const
