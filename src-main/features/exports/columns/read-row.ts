import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ChargeFacts, Fact } from '../charge-facts.ts'
import type { ColumnOptions, FactColumn } from '#shared/contract/column-options.ts'

const WORDS: Readonly<Partial<Record<Fact, ReadonlyMap<string, string>>>> = {
  sex: new Map([
    ['F', 'female'],
    ['M', 'male'],
    ['O', 'other'],
    ['U', 'unknown'],
  ]),
  side: new Map([
    ['R', 'right'],
    ['L', 'left'],
    ['', ''],
  ]),
  patientClass: new Map([
    ['I', 'inpatient'],
    ['E', 'emergency'],
    ['O', 'outpatient'],
  ]),
}

/** The facts of a row in the words of the log. What has another shape reads as itself and so equals nothing. */
export function readRow(cells: readonly string[], options: ColumnOptions): Result<ChargeFacts, string> {
  if (cells.length !== options.columns.length) return fail('it has more or fewer columns')
  const found = new Map<Fact, string[]>()
  for (const [index, column] of options.columns.entries()) {
    const cell = cells[index] ?? ''
    if (column.width !== null && [...cell].length !== column.width)
      return fail(`${column.name} has another width`)
    if (column.kind === 'text') {
      if (cell.trimEnd() !== column.text) return fail(`${column.name} says something else`)
      continue
    }
    const value = meaning(column, unpadded(column, cell), options)
    const parts = found.get(column.fact) ?? []
    parts[(column.part ?? 1) - 1] = value
    found.set(column.fact, parts)
  }
  return ok(Object.fromEntries([...found].map(([fact, parts]) => [fact, joined(fact, parts)])))
}

/** Takes off what fills the width, which stands on the other side of the alignment. */
function unpadded({ width, align, pad }: FactColumn, cell: string): string {
  if (width === null) return cell
  if (align === 'left') return cell.trimEnd()
  return pad === '0' ? cell.replace(/^0+(?=\d)/, '') : cell.trimStart()
}

function meaning({ fact, spelling }: FactColumn, text: string, { transactionTypes }: ColumnOptions): string {
  if (fact === 'transaction') {
    if (text === transactionTypes.charge) return 'charge'
    return text === transactionTypes.credit ? 'credit' : `code ${text}`
  }
  const words = WORDS[fact]
  if (words) return words.get(text) ?? `code ${text}`
  switch (spelling) {
    case 'plain':
      return text
    case 'us':
      return text.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$1-$2')
    case 'cents':
      return text.replace(/^\d+$/, digits => digits.padStart(3, '0').replace(/(\d{2})$/, '.$1'))
    case 'compact':
      return expanded(fact, text)
  }
}

function expanded(fact: Fact, text: string): string {
  if (fact === 'performedAt') return text.replace(/^(\d{2})(\d{2})$/, '$1:$2')
  if (fact === 'diagnoses') return text.replaceAll(/\b(\w{3})(\w+)/g, '$1.$2')
  return text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
}

function joined(fact: Fact, parts: readonly string[]): string {
  if (fact === 'performingName' || fact === 'referringName') return parts.join('\n')
  return parts.join(' ').trimEnd()
}
