import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces'
import { cellInWords, chartOf, type ChartPart } from '#shared/contract/report-chart.ts'
import type { Report, ReportTable } from '#shared/contract/reports.ts'
import { REPORT_LABEL } from '#shared/domain/report-labels.ts'

const INK_SOFT = '#4a5866'
const BAR = '#0b6378'
const LINE = '#7c8a98'
/** Points between the margins of a letter page. */
const WIDTH = 516

/** A report as it is printed: its pictures in one color, each above the table that says the same in numbers. */
export function reportDocument(report: Report): TDocumentDefinitions {
  const title = `${REPORT_LABEL[report.kind]}, ${periodOf(report)}`
  return {
    pageSize: 'LETTER',
    pageMargins: [48, 44, 48, 52],
    info: { title, producer: 'Chargemark', creator: 'Chargemark', creationDate: new Date(report.madeAt) },
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.12 },
    styles: {
      title: { fontSize: 17, bold: true },
      head: { fontSize: 11.5, bold: true, margin: [0, 14, 0, 6] },
      soft: { color: INK_SOFT },
      column: { bold: true, color: INK_SOFT },
    },
    footer: (page, pages) => ({
      margin: [48, 12, 48, 0],
      fontSize: 8,
      color: INK_SOFT,
      columns: [`${title} · ${report.site}`, { text: `Page ${page} of ${pages}`, alignment: 'right' }],
    }),
    content: [...head(report), ...report.tables.flatMap(section)],
  }
}

function periodOf({ from, through }: Report): string {
  return from === through ? from : `${from} through ${through}`
}

function head(report: Report): Content[] {
  const { kind, site, madeAt, edition, training, facts } = report
  return [
    { text: REPORT_LABEL[kind], style: 'title' },
    `${periodOf(report)} · site ${site}`,
    { text: `Made ${madeAt.slice(0, 16).replace('T', ' ')} with ${edition}`, style: 'soft' },
    ...(training ? [{ text: 'TRAINING: invented patients', bold: true }] : []),
    {
      margin: [0, 10, 0, 0],
      layout: 'lightHorizontalLines',
      table: {
        widths: ['*', 90],
        body: facts.map(({ label, value }) => [
          label,
          { text: value === null ? 'none' : cellInWords(value, 'count'), alignment: 'right', bold: true },
        ]),
      },
    },
  ]
}

function section(table: ReportTable): Content[] {
  const title: Content = { text: table.title, style: 'head' }
  if (table.rows.length === 0) return [title, 'Nothing in this period.']
  const parts = chartOf(table)
  const picture = parts === null ? [] : [table.chart?.kind === 'columns' ? columns(parts) : bars(parts)]
  return [title, ...picture, numbers(table), { text: table.note, style: 'soft', margin: [0, 3, 0, 0] }]
}

const BAR_WIDTH = 280

function bars(parts: readonly ChartPart[]): Content {
  return {
    layout: 'noBorders',
    margin: [0, 0, 0, 6],
    table: {
      widths: [150, BAR_WIDTH, '*'],
      body: parts.map(({ label, value, share }): TableCell[] => [
        { text: label, alignment: 'right', color: INK_SOFT, noWrap: true },
        {
          canvas: [{ type: 'rect', x: 0, y: 2, w: Math.max(0.5, share * BAR_WIDTH), h: 8, color: BAR }],
        },
        { text: cellInWords(value, 'count'), bold: true },
      ]),
    },
  }
}

const COLUMN_HEIGHT = 90

function columns(parts: readonly ChartPart[]): Content {
  const width = WIDTH / parts.length
  return {
    margin: [0, 0, 0, 6],
    canvas: [
      ...parts.map(({ share }, index) => ({
        type: 'rect' as const,
        x: (index + 0.14) * width,
        y: COLUMN_HEIGHT * (1 - share),
        w: width * 0.72,
        h: COLUMN_HEIGHT * share,
        color: BAR,
      })),
      { type: 'line' as const, x1: 0, y1: COLUMN_HEIGHT, x2: WIDTH, y2: COLUMN_HEIGHT, lineColor: LINE },
    ],
  }
}

function numbers({ columns: headings, rows }: ReportTable): Content {
  const alignment = (kind: string): 'left' | 'right' => (kind === 'text' ? 'left' : 'right')
  return {
    layout: 'lightHorizontalLines',
    table: {
      headerRows: 1,
      widths: headings.map(({ kind }, index) => (index === 0 || kind === 'text' ? '*' : 'auto')),
      body: [
        headings.map(({ title, kind }) => ({ text: title, style: 'column', alignment: alignment(kind) })),
        ...rows.map(row =>
          row.map((cell, index) => {
            const kind = headings[index]?.kind ?? 'text'
            return { text: cellInWords(cell, kind), alignment: alignment(kind) }
          }),
        ),
      ],
    },
  }
}
