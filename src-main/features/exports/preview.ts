import { ok, type Result } from '#shared/base/result.ts'
import type { ExportPreview } from '#shared/contract/exports.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { CLAIMS } from '#shared/domain/vocabulary.ts'
import type { ExportTools } from './run-export.ts'
import { selectRecords, type SelectedRecord } from './selection.ts'
import { AD_HOC } from './target.ts'

/** What would leave, and what would not and why. Writes nothing and takes no number. */
export async function previewOf(tools: ExportTools, scope: string): Promise<Result<ExportPreview, Failure>> {
  const target = { id: AD_HOC, claims: CLAIMS, since: '' }
  const { records, withheld } = await selectRecords(tools, scope, target, {
    assess: tools.assess,
    mayActOn: tools.mayActOn,
    unfit: () => null,
  })
  return ok({ ready: readyOf(records), withheld })
}

function readyOf(records: readonly SelectedRecord[]): ExportPreview['ready'] {
  return CLAIMS.map(claim => {
    const own = records.filter(record => record.claim === claim)
    const sum = (of: 'lines' | 'units') => own.reduce((total, record) => total + record[of], 0)
    return { claim, sessions: own.length, lines: sum('lines'), units: sum('units') }
  }).filter(({ lines }) => lines > 0)
}
