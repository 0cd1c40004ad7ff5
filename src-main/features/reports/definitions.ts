import type { ReportKind } from '#shared/contract/reports.ts'
import type { Definition } from './definition.ts'
import { exports } from './exports.ts'
import { findings } from './findings.ts'
import { lag } from './lag.ts'
import { missing } from './missing.ts'
import { volume } from './volume.ts'

/** Every kind of report. */
export const DEFINITIONS = {
  volume,
  missing,
  lag,
  findings,
  exports,
} as const satisfies Record<ReportKind, Definition>
