import { z } from 'zod'
import { operation } from './operation.ts'

export const REPORT_KINDS = ['volume', 'missing', 'lag', 'findings', 'exports'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

export const REPORT_FORMATS = ['csv', 'pdf'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** A report as it is asked for: of which kind, from one day through another. */
export type ReportRequest = { readonly kind: ReportKind; readonly from: string; readonly through: string }

export type ReportColumn = {
  readonly title: string
  /** Counts and days are numbers; a share is a number from 0 to 1. */
  readonly kind: 'text' | 'count' | 'days' | 'share'
}

/** A cell is null where there is nothing to say. */
export type ReportCell = string | number | null

export type ReportTable = {
  readonly title: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly (readonly ReportCell[])[]
  /** The picture of the table: which column names the bars and which one gives their length. Null without one. */
  readonly chart: ReportChart | null
  /** What has to be known to read it; empty where nothing has. */
  readonly note: string
}

/** Bars lie, one a row; columns stand, in the order of time. */
export type ReportChart = {
  readonly kind: 'bars' | 'columns'
  readonly labels: number
  readonly values: number
}

/** Counts over a period. Holds no name, number or date of a patient. */
export type Report = ReportRequest & {
  readonly madeAt: string
  readonly site: string
  readonly training: boolean
  /** Of the program and of the coding rules, in words. */
  readonly edition: string
  /** The few numbers that stand first. */
  readonly facts: readonly { readonly label: string; readonly value: ReportCell }[]
  readonly tables: readonly ReportTable[]
}

/** How far a report is: stretches of days counted. */
export type ReportProgress = { readonly done: number; readonly of: number }

export type ReportFile = { readonly path: string }

/** Names one asking, so that it can be followed and cancelled. */
const asking = z.uuid()

const period = { kind: z.enum(REPORT_KINDS), from: z.iso.date(), through: z.iso.date() }

export const reportsContract = {
  /** Counts and answers when it is done; a report that is still counting is cancelled by the next. */
  run: operation('report', z.strictObject({ asking, ...period })).answers<Report>(),
  /** Null when nothing of that asking is under way. */
  progress: operation('report', z.strictObject({ asking })).answers<ReportProgress | null>(),
  cancel: operation('report', z.strictObject({ asking })).answers<null>(),
  /** Counts and writes a new file into a folder. */
  save: operation(
    'report',
    z.strictObject({
      asking,
      ...period,
      format: z.enum(REPORT_FORMATS),
      folder: z.string().min(1).max(1_000),
    }),
  ).answers<ReportFile>(),
} as const
