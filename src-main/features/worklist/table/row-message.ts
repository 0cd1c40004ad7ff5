import type { ColumnField, TableReading } from '#shared/contract/worklist-table.ts'
import type { ExamMessage, Found } from '../exam-message.ts'
import { problemAt } from '../exam-message.ts'
import type { ExamFacts, StatedFacts } from '../facts.ts'
import { readDay, readTime } from './dates.ts'
import { readName, readPhysicianCell, readSex, readSide, saysCancelled, sideInWords } from './person.ts'

type Origin = Pick<ExamMessage, 'source'> & { readonly at: string }

/**
 * The message of a row. An empty cell states nothing. Of two rows of one exam in the same file the later one holds,
 * so the line is the number of the message.
 */
export function rowMessage(
  cells: readonly string[],
  line: number,
  reading: TableReading,
  { source, at }: Origin,
): Found {
  const where = `line ${line}`
  const cell = (field: ColumnField) => cellOf(cells, reading, field)
  const schedule = scheduleOf(reading, cell)
  if (typeof schedule === 'string') return problemAt(where, schedule)
  const born = cell('birthDate') === '' ? null : readDay(cell('birthDate'), reading.dateOrder)
  if (cell('birthDate') !== '' && born === null)
    return problemAt(where, 'The birth date cannot be read in the form chosen for dates.')
  return {
    kind: 'message',
    where,
    message: {
      source,
      stamp: { at, message: String(line) },
      mrn: cell('mrn'),
      accession: cell('accession'),
      orderNumber: cell('orderNumber'),
      stated: { ...statedFacts(cell), ...(born ? { birthDate: born.on } : {}), schedule },
    },
  }
}

type CellOf = (field: ColumnField) => string

function cellOf(cells: readonly string[], { columns }: TableReading, field: ColumnField): string {
  const place = columns.indexOf(field)
  // Line ends inside a quoted cell are spaces of a text that was wrapped.
  return place < 0 ? '' : (cells[place] ?? '').replaceAll(/\s+/g, ' ').trim()
}

/** Day and time of the exam, or why they cannot be read. */
function scheduleOf({ dateOrder, day }: TableReading, cell: CellOf): ExamFacts['schedule'] | string {
  const text = cell('scheduledOn')
  const stated = text === '' ? null : readDay(text, dateOrder)
  if (text !== '' && stated === null) return 'The day cannot be read in the form chosen for dates.'
  const on = stated?.on ?? day
  if (on === null) return 'No day is stated.'
  const time = cell('scheduledAt')
  if (time === '') return { on, at: stated?.at ?? '' }
  const at = readTime(time) ?? readDay(time, dateOrder)?.at ?? null
  return at === null ? 'The time cannot be read.' : { on, at }
}

function statedFacts(cell: CellOf): StatedFacts {
  const [procedure, status] = [cell('procedure'), cell('status')]
  const side = readSide(cell('side')) ?? sideInWords(procedure)
  const sex = readSex(cell('sex'))
  const referring = readPhysicianCell(cell('referring'), cell('referringNpi'))
  const performing = readPhysicianCell(cell('performing'), cell('performingNpi'))
  return {
    ...nameOf(cell),
    ...(sex === null ? {} : { sex }),
    ...(procedure === '' ? {} : { procedure }),
    ...(side === null ? {} : { side }),
    ...(referring.familyName + referring.npi === '' ? {} : { referring }),
    ...(performing.familyName + performing.npi === '' ? {} : { performing }),
    ...(cell('account') === '' ? {} : { account: cell('account') }),
    ...(cell('visit') === '' ? {} : { visit: cell('visit') }),
    ...(status === '' ? {} : { cancelled: saysCancelled(status) }),
  }
}

function nameOf(cell: CellOf): Pick<StatedFacts, 'name'> {
  const whole = readName(cell('patientName'))
  const name = {
    familyName: cell('familyName') || whole.familyName,
    givenName: cell('givenName') || whole.givenName,
    middleName: cell('middleName') || whole.middleName,
  }
  return name.familyName === '' && name.givenName === '' ? {} : { name }
}
