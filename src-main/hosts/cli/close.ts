import type { CloseSummary, SheetFile } from '#shared/contract/closing.ts'
import { OPEN_KIND_LABEL } from '#shared/domain/day-close-labels.ts'
import type { Core } from '../../core.ts'
import { ask } from './ask.ts'
import { openExisting, type Work } from './open-core.ts'
import type { CliHost } from './run.ts'
import { note, type Terminal } from './terminal.ts'

type Options = {
  readonly data: string
  readonly day: string
  readonly check?: boolean
  /** The name to sign with. */
  readonly sign?: string
  /** Folder for the sheet. */
  readonly pdf?: string
}

/** `close`: exactly one of telling, closing, and writing the sheet again. */
export async function runClose(options: Options, host: CliHost, terminal: Terminal): Promise<number> {
  const { data, day, check = false, sign, pdf } = options
  const work = (needs: Work['needs']) => ({ data, host, terminal, needs })
  if (check && sign === undefined && pdf === undefined) {
    return openExisting(work('see'), core => tell(core, day, terminal))
  }
  if (!check && sign !== undefined) {
    return openExisting(work('close-day'), core => close(core, { day, sign, pdf }, terminal))
  }
  if (!check && pdf !== undefined)
    return openExisting(work('report'), core => print(core, { day, pdf }, terminal))
  note(terminal, 'error: say one of --check, --sign NAME with --pdf DIR, or --pdf DIR alone')
  return 1
}

async function tell(core: Core, day: string, terminal: Terminal): Promise<number> {
  const [standing, counts] = await Promise.all([
    ask(core, 'closing', 'day', { day }),
    ask(core, 'closing', 'count', { day }),
  ])
  if (!standing.ok || !counts.ok) return refused(standing.ok ? counts : standing, terminal)
  const { close, exams, noCharge, walkIns, markedLate, afterDay, totals, amounts, billHold } = standing.value
  const open = core.services.closing.openItems(day).map(({ kind, accession }) => ({ kind, accession }))
  const told = {
    day,
    closed: close !== null,
    close: close && closeJson(close),
    totals,
    amounts,
    countsAgree: counts.value.agree,
    exams,
    noCharge,
    walkIns,
    afterDay,
    markedLate,
    billHoldDaysLeft: billHold.left,
    open,
  }
  terminal.output.write(`${JSON.stringify(told)}\n`)
  return 0
}

type Signing = { readonly day: string; readonly sign: string; readonly pdf: string | undefined }

async function close(core: Core, { day, sign, pdf }: Signing, terminal: Terminal): Promise<number> {
  const folder = pdf ?? core.services.settings.read().closeFolder
  if (folder === '') {
    note(terminal, 'error: no folder for the sheet is set; name one by --pdf DIR')
    return 1
  }
  for (const { kind, id, sessionId } of core.services.closing.openItems(day)) {
    // By id: standard error is kept by task schedulers, and an accession number is a patient's.
    note(terminal, `${sessionId === null ? 'exam' : 'session'} ${id}: ${OPEN_KIND_LABEL[kind]}`)
  }
  const closed = await core.services.closing.closeByCommand({ day, name: sign, folder })
  if (!closed.ok) return refused(closed, terminal)
  return written(closed.value.close, closed.value.sheet, terminal)
}

async function print(
  core: Core,
  { day, pdf }: { readonly day: string; readonly pdf: string },
  terminal: Terminal,
): Promise<number> {
  const standing = await ask(core, 'closing', 'day', { day })
  if (!standing.ok) return refused(standing, terminal)
  const { close: stands } = standing.value
  if (stands === null) {
    note(terminal, `${day} is not closed, so it has no sheet.`)
    return 1
  }
  const sheet = await ask(core, 'closing', 'print', { id: stands.id, folder: pdf })
  return sheet.ok ? written(stands, sheet.value, terminal) : refused(sheet, terminal)
}

/** One JSON object; status 1 where the folder did not take the sheet. */
function written(stands: CloseSummary, sheet: SheetFile, terminal: Terminal): number {
  const path = sheet.kind === 'written' ? sheet.path : null
  terminal.output.write(
    `${JSON.stringify({ day: stands.day, closed: true, close: closeJson(stands), path })}\n`,
  )
  if (sheet.kind === 'written') return 0
  note(terminal, `The sheet was not written: ${sheet.sentence} The day is closed.`)
  return 1
}

function closeJson({ number, closedAt, signedBy, leftOpen, pdfName, pdfSha256, chainHead }: CloseSummary) {
  return { number, closedAt, signedBy, leftOpen, pdfName, pdfSha256, chainHead }
}

function refused(
  answer: { readonly ok: true } | { readonly ok: false; readonly error: { readonly message: string } },
  terminal: Terminal,
): number {
  if (!answer.ok) note(terminal, answer.error.message)
  return 1
}
