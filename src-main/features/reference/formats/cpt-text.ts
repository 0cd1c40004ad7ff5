import { type IsoDate } from '#shared/base/iso-date.ts'
import { firstOfMonth, isoOfDay, writtenDay } from './day.ts'
import { type EditionEvidence, type Format, NO_EDITION, type ReadJob } from './format.ts'
import type { Head } from './head.ts'
import { wholeNumber } from './numbers.ts'
import { readTable } from './read-table.ts'
import type { CptTextRow, FileFacts } from './rows.ts'
import { cellAt, locateColumns, type TableLayout } from './table-columns.ts'

type Column = 'code' | 'text' | 'edition' | 'expiresOn' | 'licensedUsers'

const NAMES = {
  code: [/^code$/, /^cpt( code)?$/],
  text: [/^text$/, /^(long )?desc(ription|riptor)$/],
  edition: [/^edition$/, /^(cpt )?year$/],
  expiresOn: [/^expires( on)?$/, /^expir(y|ation)( date)?$/],
  licensedUsers: [/^(licen[cs]ed )?users$/],
} as const

/**
 * Wording of CPT codes under the site's own licence: columns `code` and `text`, and `edition`, `expires_on` and
 * `licensed_users` on the first row or on every row. Read only where the site has recorded its licence.
 */
export const cptText: Format = {
  name: 'CPT wording',
  find: head => {
    const layout = layoutOf(head)
    return layout === null ? null : { datasets: ['cpt-text'], edition: editionOf(head, layout) }
  },
  read: async job => {
    const layout = layoutOf(job.head)
    if (layout === null) throw job.reading.refuse(null, 'the columns code and text', 'none')
    if (!job.keepLicensedText) {
      throw job.reading.refuse(null, 'a CPT licence that is recorded first', 'none: nothing was read')
    }
    const facts = factsOf(job, layout)
    const values = FACT_COLUMNS.map(column => valueOnFirstRow(job.head, layout, column))
    await readTable(job, {
      layout,
      expected: 'a CPT code, its text, and the same edition, expiry and users as on the first row',
      rowOf: cells => {
        const same = FACT_COLUMNS.every((column, place) =>
          ['', values[place]].includes(cellAt(cells, layout.columns[column])),
        )
        return same ? rowOf(cells, layout) : null
      },
      quoted: ['code', ...FACT_COLUMNS],
      keyOf: row => row.code,
      output: job.reading.output<CptTextRow>(rows => ({ kind: 'cpt-text', rows })),
    })
    return facts
  },
}

const FACT_COLUMNS: readonly Column[] = ['edition', 'expiresOn', 'licensedUsers']

function layoutOf(head: Head): TableLayout<Column> | null {
  const layout = locateColumns(head, NAMES, ['code', 'text'])
  return layout !== null && (layout.columns.edition !== null || layout.width === 2) ? layout : null
}

function rowOf(cells: readonly string[], { columns }: TableLayout<Column>): CptTextRow | null {
  const code = cellAt(cells, columns.code)
  const text = cellAt(cells, columns.text)
  return /^\d{4}[0-9A-Z]$/.test(code) && text !== '' ? { code, text } : null
}

function factsOf({ head, reading }: ReadJob, layout: TableLayout<Column>): FileFacts {
  const at = (column: Column) => valueOnFirstRow(head, layout, column)
  const expiresOn = at('expiresOn') === '' ? null : isoOf(at('expiresOn'))
  const licensedUsers = at('licensedUsers') === '' ? null : wholeNumber(at('licensedUsers'))
  const line = layout.headerLine + 1
  if (expiresOn === null && at('expiresOn') !== '') {
    throw reading.refuse(line, 'expires_on as 2026-12-31 or 12/31/2026', at('expiresOn').slice(0, 40))
  }
  if (licensedUsers === null && at('licensedUsers') !== '') {
    throw reading.refuse(line, 'licensed_users as a whole number', at('licensedUsers').slice(0, 40))
  }
  return { edition: at('edition') || null, expiresOn, licensedUsers }
}

function isoOf(text: string): IsoDate | null {
  const day = writtenDay(text)
  return day === null ? null : isoOfDay(day)
}

/** CPT editions are years, in force from January. */
function editionOf(head: Head, layout: TableLayout<Column>): EditionEvidence {
  const year = Number(/(?<!\d)(20\d{2})(?!\d)/.exec(valueOnFirstRow(head, layout, 'edition'))?.[1] ?? 0)
  return year === 0 ? NO_EDITION : { day: firstOfMonth(year, 1), year, month: 1 }
}

function valueOnFirstRow(head: Head, layout: TableLayout<Column>, column: Column): string {
  const first = head.rows.find(
    ({ line, cells }) => line > layout.headerLine && cells.some(cell => cell !== ''),
  )
  return cellAt(first?.cells ?? [], layout.columns[column])
}
