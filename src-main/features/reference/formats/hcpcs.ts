import { type Format, NO_EDITION } from './format.ts'
import { type Head, mostLinesFit } from './head.ts'
import { HcpcsRecords } from './hcpcs-records.ts'
import { readFixedLines } from './read-fixed-lines.ts'
import { cellAt, locateColumns, type TableLayout } from './table-columns.ts'
import { tableRows } from './table-rows.ts'

/** Code or modifier in columns 1-5, sequence 6-10, kind of record 11, wording from 12. */
const LINE = /^([A-Z]\d{3}[0-9A-Z]| {3}[A-Z][0-9A-Z])[\d ]{5}[3478].{2,}/
/** Last column of a record's dates. */
const DATES_END = 292
const WORDING_END = 91

type Column = 'code' | 'recordId' | 'longText' | 'shortText' | 'added' | 'terminated'

const NAMES = {
  code: [/^hcpc(s)?$/],
  recordId: [/^recid$/, /^record id$/],
  longText: [/^long desc(ription)?$/],
  shortText: [/^short desc(ription)?$/],
  added: [/^add d(a)?t(e)?$/],
  terminated: [/^term d(a)?t(e)?$/],
} as const

/** HCPCS level II in lines of fixed width. Centers for Medicare and Medicaid Services, quarterly. */
export const hcpcsText: Format = {
  name: 'the HCPCS level II file',
  find: head => (mostLinesFit(head, LINE) ? { datasets: ['hcpcs'], edition: NO_EDITION } : null),
  read: async job => {
    const records = new HcpcsRecords(job.reading)
    await readFixedLines(job, ({ number, line, ended }) => {
      const recordId = line.charAt(10)
      const whole = recordId === '4' || recordId === '8' ? WORDING_END : DATES_END
      if (!ended && line.length < whole) {
        throw job.reading.refuse(number, 'the end of the line', 'the end of the file: it is cut off')
      }
      return records.take({
        number,
        code: line.slice(0, 5).trim(),
        recordId,
        longText: line.slice(11, WORDING_END).trim(),
        shortText: line.slice(WORDING_END, 119).trim(),
        added: line.slice(268, 276).trim(),
        terminated: line.slice(284, DATES_END).trim(),
      })
    })
    await records.end()
    return null
  },
}

/** The same table as a workbook, where most wordings stand whole in one cell. */
export const hcpcsTable: Format = {
  name: 'the HCPCS level II file',
  find: head => (layoutOf(head) === null ? null : { datasets: ['hcpcs'], edition: NO_EDITION }),
  read: async ({ source, head, reading }) => {
    const layout = layoutOf(head)
    if (layout === null) throw reading.refuse(null, 'the header of the HCPCS file', 'none')
    const records = new HcpcsRecords(reading)
    for await (const { line, cells, ended } of tableRows(source, head.shape)) {
      if (line <= layout.headerLine || cells.every(cell => cell.trim() === '')) continue
      if (!ended && cells.length < layout.width) {
        throw reading.refuse(line, 'the end of the line', 'the end of the file: it is cut off')
      }
      const at = (column: Column) => cellAt(cells, layout.columns[column])
      await records.take({
        number: line,
        code: at('code'),
        recordId: at('recordId'),
        longText: at('longText'),
        shortText: at('shortText'),
        added: at('added'),
        terminated: at('terminated'),
      })
    }
    await records.end()
    return null
  },
}

function layoutOf(head: Head): TableLayout<Column> | null {
  return locateColumns(head, NAMES, ['code', 'recordId', 'longText', 'added', 'terminated'])
}
