import { type Format, NO_EDITION } from './format.ts'
import { mostLinesFit } from './head.ts'
import { readFixedLines } from './read-fixed-lines.ts'
import type { DiagnosisRow } from './rows.ts'

/** Order number, code, whether it can be billed, short and long wording, in columns 1, 7, 15, 17 and 78. */
const LINE = /^\d{5} [A-Z]\d[0-9A-Z][0-9A-Z ]{4} [01] .{60} \S/
const CODE = /^[A-Z]\d[0-9A-Z]{1,5}$/
const EXPECTED = 'order number, code, 0 or 1, short and long text in columns 1, 7, 15, 17 and 78'
const MANY_ROWS = 10_000

/**
 * The order file of ICD-10-CM with its headings. It names no year: the fiscal year in its name does, in force from
 * October of the year before. Centers for Medicare and Medicaid Services and National Center for Health Statistics.
 */
export const diagnosisOrder: Format = {
  name: 'the ICD-10-CM order file',
  find: head => (mostLinesFit(head, LINE) ? { datasets: ['icd-10-cm'], edition: NO_EDITION } : null),
  read: async ({ reading, ...job }) => {
    const output = reading.output<DiagnosisRow>(rows => ({ kind: 'diagnosis', rows }))
    const codes = new Set<string>()
    let last = ''
    await readFixedLines({ reading, ...job }, ({ number, line, ended }) => {
      const row = rowOf(line)
      if (!ended && (row === null || isCut(line))) {
        throw reading.refuse(number, 'the end of the line', 'the end of the file: it is cut off')
      }
      if (row === null) reading.bad(number, EXPECTED, line.slice(0, 77))
      else if (codes.size === codes.add(row.code).size) reading.bad(number, 'each code once', row.code)
      else {
        last = row.code
        return output.add(row) ? output.flush() : null
      }
      return null
    })
    if (codes.size > MANY_ROWS && last < 'U') {
      throw reading.refuse(
        null,
        'all chapters, to the codes with Z',
        `an end after ${last}: the file is cut off`,
      )
    }
    await output.flush()
    return null
  },
}

function rowOf(line: string): DiagnosisRow | null {
  const code = line.slice(6, 13).trim()
  const flag = line.charAt(14)
  const text = line.slice(77).trim()
  if (!LINE.test(line) || !CODE.test(code) || text === '') return null
  return { code, billable: flag === '1', text }
}

/** Where the long text does not differ from the short one it is whole. */
function isCut(line: string): boolean {
  return line.slice(77).trim() !== line.slice(16, 76).trim()
}
