import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces'
import type { DayAmount, Lag } from '#shared/contract/closing.ts'
import {
  LATE_LABEL,
  LEFT_OPEN_LABEL,
  OPEN_KIND_LABEL,
  REOPEN_LABEL,
} from '#shared/domain/day-close-labels.ts'
import { NO_CHARGE_LABEL } from '#shared/domain/exam-labels.ts'
import { dollars } from '#shared/base/dollars.ts'
import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import { CLAIMS } from '#shared/domain/vocabulary.ts'
import type { Sheet } from './sheet.ts'

/**
 * The printed form of a sheet. It follows from the sheet alone: its dates are the sheet's, its streams are not
 * compressed, so that the bytes hang on no library of the computer it is printed on.
 */
export function sheetDocument(sheet: Sheet): TDocumentDefinitions {
  const title = `Day close ${sheet.day}, number ${sheet.number}`
  return {
    pageSize: 'LETTER',
    pageMargins: [48, 44, 48, 52],
    compress: false,
    info: { title, producer: 'Chargemark', creator: 'Chargemark', creationDate: new Date(sheet.closedAt) },
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.15 },
    styles: {
      title: { fontSize: 17, bold: true },
      head: { fontSize: 11.5, bold: true, margin: [0, 12, 0, 4] },
      soft: { color: '#4a5866' },
      column: { bold: true, color: '#4a5866' },
      hash: { fontSize: 8 },
    },
    footer: (page, pages) => ({
      margin: [48, 12, 48, 0],
      fontSize: 8,
      color: '#4a5866',
      columns: [
        `${title} · ${sheet.site} ${sheet.workstation}`,
        { text: `Page ${page} of ${pages}`, alignment: 'right' },
      ],
    }),
    content: [
      ...head(sheet),
      ...totals(sheet),
      ...exams(sheet),
      ...leftOpen(sheet),
      ...late(sheet),
      ...lags(sheet),
      ...signatures(sheet),
      ...proof(sheet),
    ],
  }
}

function head(sheet: Sheet): Content[] {
  const { day, number, site, workstation, training, previous } = sheet
  const replaced: Content[] =
    previous === null
      ? []
      : [
          `Replaces close ${previous.number} of ${previous.closedAt}, SHA-256 ${previous.sha256}.`,
          `Opened again ${previous.reopenedAt} by ${previous.reopenedBy}: ${withNote(REOPEN_LABEL[previous.reason], previous.note)}.`,
        ]
  return [
    { text: `Day close ${day}`, style: 'title' },
    { text: `Close ${number} of this day · site ${site} · workstation ${workstation}`, style: 'soft' },
    ...(training ? [{ text: 'TRAINING: invented patients', bold: true }] : []),
    ...replaced,
  ]
}

function totals({ totals: { sessions, lines, units, codes }, amounts, exported }: Sheet): Content[] {
  const rows = CLAIMS.flatMap(claim => {
    const own = codes.filter(one => one.claim === claim)
    if (own.length === 0) return []
    const each = own.map(one => [CLAIM_LABEL[claim], one.code, right(one.lines), right(one.units)])
    return [
      ...each,
      [bold(`${CLAIM_LABEL[claim]}, all`), '', right(sum(own, 'lines')), right(sum(own, 'units'))],
    ]
  })
  return [
    { text: 'Control totals', style: 'head' },
    `${sessions} sessions, ${lines} charge lines, ${units} units; ${exported} sessions have left in charge files.`,
    'Counted twice, from the rows of the log and from the audit trail, with the same result.',
    ...(amounts ?? []).map(amountInWords),
    ...(rows.length === 0 ? [] : [table(['Claim', 'Code', 'Lines', 'Units'], ['*', '*', 60, 60], rows)]),
  ]
}

function amountInWords({ claim, cents, unpriced }: DayAmount): string {
  const without = unpriced === 0 ? '' : `; ${unpriced} ${unpriced === 1 ? 'line' : 'lines'} without a price`
  return `${CLAIM_LABEL[claim]}, by the charge master: ${dollars(cents)}${without}.`
}

function sum(
  own: readonly { readonly lines: number; readonly units: number }[],
  what: 'lines' | 'units',
): number {
  return own.reduce((total, one) => total + one[what], 0)
}

function exams({ exams: counts, noCharge, walkIns }: Sheet): Content[] {
  const reasons = noCharge.map(({ reason, count }) => `${NO_CHARGE_LABEL[reason].toLowerCase()} ${count}`)
  const why = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`
  return [
    { text: 'Expected exams', style: 'head' },
    `Charged ${counts.charged}, in work ${counts.inWork}, missing ${counts.missing}, no charge ${counts.noCharge}${why}.`,
    `Sessions that nobody expected: ${walkIns}.`,
  ]
}

function leftOpen({ leftOpen: items }: Sheet): Content[] {
  const rows = items.map(({ kind, accession, reason, note }) => [
    OPEN_KIND_LABEL[kind],
    accession || 'none yet',
    withNote(LEFT_OPEN_LABEL[reason], note),
  ])
  return [
    { text: `Left open: ${items.length}`, style: 'head' },
    rows.length === 0
      ? 'Nothing was open.'
      : table(['What', 'Accession', 'Why it stays open'], [110, 110, '*'], rows),
  ]
}

function late({ late: sessions }: Sheet): Content[] {
  if (sessions.length === 0) return []
  const rows = sessions.map(({ accession, days, reason, note }) => [
    accession || 'none yet',
    right(days),
    reason === null
      ? 'Entered when the day was over'
      : `After the close: ${withNote(LATE_LABEL[reason], note)}`,
  ])
  return [
    { text: `Late entries: ${sessions.length}`, style: 'head' },
    table(['Accession', 'Days after', 'How'], [110, 60, '*'], rows),
  ]
}

function lags({ toEntry, toExport }: Sheet): Content[] {
  return [
    { text: 'Charge lag', style: 'head' },
    `From service to entry: ${lagInWords(toEntry)}`,
    `From entry to export: ${lagInWords(toExport)}`,
  ]
}

function lagInWords({ count, sameDay, nextDay, later, median, longest }: Lag): string {
  if (count === 0) return 'none yet.'
  return `${sameDay} the same day, ${nextDay} the next, ${later} later; median ${median}, longest ${longest} days.`
}

function signatures({ signatures: names, closedAt }: Sheet): Content[] {
  const rows = names.map(({ name, account }) => [bold(name), account, closedAt])
  return [{ text: 'Signed', style: 'head' }, table(['Name', 'Account', 'When'], ['*', 110, 170], rows)]
}

function proof({ chainHead, version, editions }: Sheet): Content[] {
  const rows = editions.map(({ rules, ptp, mue, addOn, mpfs }) => [rules, ptp, mue, addOn, mpfs])
  return [
    { text: 'What it was made with', style: 'head' },
    `Chargemark ${version}. Head of the audit chain just before the close:`,
    { text: chainHead, style: 'hash' },
    ...(rows.length === 0
      ? []
      : [
          table(
            ['Rules', 'Code pairs', 'Unit limits', 'Add-on codes', 'Fee schedule'],
            ['*', '*', '*', '*', '*'],
            rows,
          ),
        ]),
  ]
}

function table(
  columns: readonly string[],
  widths: readonly (string | number)[],
  rows: readonly TableCell[][],
): Content {
  // Numbers stand right, and so do their heads.
  const header = columns.map((text, at) => ({ text, style: 'column', alignment: alignmentOf(rows[0]?.[at]) }))
  return {
    layout: 'lightHorizontalLines',
    margin: [0, 4, 0, 0],
    table: { headerRows: 1, keepWithHeaderRows: 1, widths: [...widths], body: [header, ...rows] },
  }
}

function alignmentOf(cell: TableCell | undefined): 'left' | 'right' {
  const isRight = typeof cell === 'object' && 'alignment' in cell && cell.alignment === 'right'
  return isRight ? 'right' : 'left'
}

function right(number: number): TableCell {
  return { text: String(number), alignment: 'right' }
}

function bold(text: string): TableCell {
  return { text, bold: true }
}

function withNote(label: string, note: string): string {
  return note === '' ? label : `${label}: ${note}`
}
