import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { Result } from '#shared/base/result.ts'
import type { Failure } from '#shared/contract/failure.ts'
import type { ExamSummary, ImportOutcome } from '#shared/contract/worklist.ts'
import { EXAM_FLAG_LABEL, NO_CHARGE_LABEL, STANDING_LABEL } from '#shared/domain/exam-labels.ts'
import { systemClock } from '../../ports/clock.ts'
import { ask } from './ask.ts'
import { openExisting } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'
import { writeAll } from './write-all.ts'

type Options = { readonly data: string; readonly json?: boolean }

/** `worklist import`: each file in turn; status 1 if a file, or anything of it, was refused. */
export function runWorklistImport(
  { data, json = false, files }: Options & { readonly files: readonly string[] },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'enter' }, async ({ services }) => {
    let status = 0
    for (const file of files) {
      const outcome = await services.worklist.importFile({ id: randomUUID(), path: resolve(file) })
      if (!(await tell(outcome, { terminal, json, what: file }))) status = 1
    }
    return status
  })
}

/** `worklist query`: the exams of a day from the server of the settings. */
export function runWorklistQuery(
  { data, json = false, day = systemClock.today() }: Options & { readonly day?: string },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'enter' }, async core => {
    const outcome = await ask(core, 'worklist', 'query', { commandId: randomUUID(), day })
    return (await tell(outcome, { terminal, json, what: 'worklist server' })) ? 0 : 1
  })
}

type Telling = { readonly terminal: Terminal; readonly json: boolean; readonly what: string }

/** Counts to standard output, what was refused to standard error; true when nothing was. */
async function tell(
  outcome: Result<ImportOutcome, Failure>,
  { terminal, json, what }: Telling,
): Promise<boolean> {
  if (!outcome.ok) {
    note(terminal, `${what}: ${outcome.error.message}`)
    return false
  }
  const { created, updated, unchanged, refused, problems, source, name } = outcome.value
  for (const { where, text } of problems) note(terminal, `${what}: ${where}: ${text}`)
  const counts = { source, name, created, updated, unchanged, refused }
  const line = json
    ? JSON.stringify({ ...counts, problems })
    : `${what}: ${created} new, ${updated} updated, ${unchanged} unchanged, ${refused} refused`
  await writeAll(terminal.output, `${line}\n`)
  return refused === 0
}

/** `worklist list`: the expected exams of a day. */
export function runWorklistList(
  { data, json = false, day }: Options & { readonly day: string },
  host: CliHost,
  terminal: Terminal,
): Promise<number> {
  return openExisting({ data, host, terminal, needs: 'see' }, async core => {
    core.services.noteListed('exams')
    const listed = await ask(core, 'worklist', 'listDay', { day })
    if (!listed.ok) {
      note(terminal, listed.error.message)
      return 1
    }
    for (const exam of listed.value) {
      const line = json ? JSON.stringify(exam) : tableRow(exam)
      if (!(await writeAll(terminal.output, `${line}\n`))) break
    }
    return 0
  })
}

const WIDTHS = [5, 26, 16, 12, 28] as const

function tableRow(exam: ExamSummary): string {
  const { scheduledAt, standing, accession, orderNumber, mrn, patientName, noCharge, cancelled, flags } = exam
  const reason = noCharge ? NO_CHARGE_LABEL[noCharge.reason] : cancelled ? 'Cancelled' : ''
  const stands =
    reason !== '' && standing === 'no-charge'
      ? `${STANDING_LABEL[standing]}: ${reason}`
      : STANDING_LABEL[standing]
  return [
    scheduledAt,
    stands,
    accession || orderNumber,
    mrn,
    patientName,
    flags.map(flag => EXAM_FLAG_LABEL[flag]).join('; '),
  ]
    .map((cell, index) => cell.replaceAll(/\p{Cc}/gu, '?').padEnd(WIDTHS[index] ?? 0))
    .join('  ')
    .trimEnd()
}
