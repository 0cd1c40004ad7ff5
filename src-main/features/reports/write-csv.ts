import { stringify } from 'csv-stringify/sync'
import type { Report, ReportCell, ReportColumn } from '#shared/contract/reports.ts'
import { REPORT_LABEL } from '#shared/domain/report-labels.ts'

/**
 * A report as a table that Excel opens with a double click: UTF-8 with its mark, lines ended as Windows does, and no
 * text that would run as a formula. What it is about stands in its first rows.
 */
export function writeReportCsv(report: Report): string {
  return stringify(rowsOf(report), { bom: true, record_delimiter: 'windows', escape_formulas: true })
}

function rowsOf(report: Report): (string | number)[][] {
  const { kind, from, through, madeAt, site, training, edition, facts, tables } = report
  return [
    ['Report', REPORT_LABEL[kind]],
    ['From', from],
    ['Through', through],
    ['Site', site],
    ...(training ? [['Training', 'Invented patients']] : []),
    ['Made', madeAt],
    ['Edition', edition],
    ...facts.map(({ label, value }) => [label, value ?? '']),
    ...tables.flatMap(table => [
      [],
      [table.title],
      table.columns.map(headingOf),
      ...table.rows.map(row => row.map((cell, column) => plain(cell, table.columns[column]))),
      ...(table.note === '' ? [] : [[table.note]]),
    ]),
  ]
}

function headingOf({ title, kind }: ReportColumn): string {
  return kind === 'share' ? `${title}, %` : title
}

/** Shares as percentages with one place: a plain number in every language of Excel. */
function plain(cell: ReportCell, column: ReportColumn | undefined): string | number {
  if (cell === null) return ''
  return typeof cell === 'number' && column?.kind === 'share' ? Math.round(cell * 1000) / 10 : cell
}
