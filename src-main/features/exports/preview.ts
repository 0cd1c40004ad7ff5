import { ok, type Result } from '#shared/base/result.ts'
import type { ExportPreview } from '#shared/contract/exports.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { CLAIMS } from '#shared/domain/vocabulary.ts'
import { chainHead } from '#main/features/audit/index.ts'
import { adHocSheet } from './destinations/ad-hoc-sheet.ts'
import { previewTarget } from './destination-target.ts'
import { listLate } from './queries.ts'
import { findLastReleased } from './release/queries.ts'
import { select, type ExportTools } from './run-export.ts'
import type { SelectedRecord } from './selection.ts'
import { targetOf } from './target.ts'
import { unusualDay } from './usual-day.ts'

export type PreviewRequest = {
  readonly scope: string
  /** Null: into a folder of the moment. */
  readonly destination: string | null
  readonly onlyClosedDays: boolean
}

/** A folder of the moment: whatever its format, what leaves is the same. */
const ANY_FOLDER = targetOf(adHocSheet({ kind: 'csv' }), { folder: '', keepsTrying: false, since: '' })

/** What would leave to a destination, and what would not and why. Writes nothing and takes no number. */
export async function previewOf(
  tools: ExportTools,
  { scope, destination, onlyClosedDays }: PreviewRequest,
): Promise<Result<ExportPreview, Failure>> {
  const { db, clock } = tools
  const target = destination === null ? ok(ANY_FOLDER) : previewTarget(db, destination)
  if (!target.ok) return target
  const head = {
    settings: tools.settings(),
    target: target.value,
    createdAt: clock.now(),
    chainHead: chainHead(db),
  }
  const request = { scope, target: target.value, onlyClosedDays }
  const { records, withheld } = await select(tools, request, destination === null ? null : head)
  return ok({
    ready: readyOf(records),
    withheld,
    late: lateOf(tools, records),
    last: findLastReleased(db, target.value.id) ?? null,
    warnings: daysOf(records, scope).flatMap(day => unusualDay(db, day) ?? []),
  })
}

const DAY_MS = 86_400_000

/** What of it comes after the close of its day, the longest wait first. */
function lateOf(
  { db, clock }: Pick<ExportTools, 'db' | 'clock'>,
  records: readonly SelectedRecord[],
): ExportPreview['late'] {
  const leaving = new Set(records.map(({ sessionId }) => sessionId))
  const today = Date.parse(`${clock.today()}T12:00:00Z`)
  return listLate(db)
    .filter(({ id }) => leaving.has(id))
    .map(({ performed_on: performedOn, late_reason: reason, late_note: note, ...session }) => ({
      ...session,
      performedOn,
      days: Math.round((today - Date.parse(`${performedOn}T12:00:00Z`)) / DAY_MS),
      reason,
      note,
    }))
}

function readyOf(records: readonly SelectedRecord[]): ExportPreview['ready'] {
  return CLAIMS.map(claim => {
    const own = records.filter(record => record.claim === claim)
    const sum = (of: 'lines' | 'units') => own.reduce((total, record) => total + record[of], 0)
    const credits = own.filter(({ kind }) => kind !== 'charge')
    return {
      claim,
      sessions: new Set(own.map(({ sessionId }) => sessionId)).size,
      lines: sum('lines'),
      units: sum('units'),
      credits: credits.reduce((total, record) => total + record.lines, 0),
    }
  }).filter(({ lines }) => lines > 0)
}

/** The newest days that leave; of a day that was asked for, that one, also when nothing of it leaves. */
function daysOf(records: readonly SelectedRecord[], scope: string): readonly string[] {
  if (scope !== 'all') return [scope]
  return [...new Set(records.map(({ performedOn }) => performedOn))].toSorted().slice(-14)
}
