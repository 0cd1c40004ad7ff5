import type { Fact, Facts } from '../charge-facts.ts'
import { unfit, type FormatProblem } from '../format-problem.ts'
import { isWritable } from '../writable-text.ts'
import type { Column, ColumnOptions, FactColumn } from '#shared/contract/column-options.ts'

const SEX_CODE: Readonly<Record<string, string>> = { female: 'F', male: 'M', other: 'O', unknown: 'U' }
const SIDE_CODE: Readonly<Record<string, string>> = { right: 'R', left: 'L' }
const CLASS_CODE: Readonly<Record<string, string>> = { inpatient: 'I', emergency: 'E', outpatient: 'O' }

/** What stands in a column, not yet filled up to its width. */
export function cellText(column: Column, facts: Facts, options: ColumnOptions): string {
  if (column.kind === 'text') return column.text
  const text = partsOf(column.fact, facts)[(column.part ?? 1) - 1] ?? ''
  const whole = column.part === null ? facts(column.fact) : text
  return spelled(column, coded(column.fact, whole, options))
}

/** The parts of a fact that has several, else the fact itself. */
export function partsOf(fact: Fact, facts: Facts): readonly string[] {
  switch (fact) {
    case 'modifiers':
    case 'diagnoses':
      return facts(fact)
        .split(' ')
        .filter(part => part !== '')
    case 'performingName':
    case 'referringName':
      return facts(fact).split('\n')
    default:
      return [facts(fact)]
  }
}

function coded(fact: Fact, text: string, { transactionTypes }: ColumnOptions): string {
  switch (fact) {
    case 'transaction':
      return text === 'credit' ? transactionTypes.credit : transactionTypes.charge
    case 'sex':
      return SEX_CODE[text] ?? ''
    case 'side':
      return SIDE_CODE[text] ?? ''
    case 'patientClass':
      return CLASS_CODE[text] ?? ''
    default:
      return text
  }
}

function spelled({ spelling }: FactColumn, text: string): string {
  switch (spelling) {
    case 'plain':
      return text
    case 'compact':
      return text.replaceAll(/[-:.]/g, '')
    case 'us':
      return text === '' ? '' : `${text.slice(5, 7)}/${text.slice(8, 10)}/${text.slice(0, 4)}`
    case 'cents':
      return text === '' ? '' : String(Number(text.replace('.', '')))
  }
}

/** Why a value cannot stand in its column; null when it can. */
export function cellProblem(column: Column, text: string, options: ColumnOptions): FormatProblem | null {
  const { name, width } = column
  if (!isWritable(text)) return unfit(name, `column ${name} would hold a control character`)
  if (options.characters === 'ascii' && !/^[\u0020-\u007e]*$/.test(text)) {
    return unfit(name, `column ${name} would hold a letter beyond ASCII`)
  }
  if (column.kind === 'fact' && column.pad === '0' && width !== null && text === '') {
    return unfit(name, `column ${name} is filled up with zeros and has no number`)
  }
  const length = [...text].length
  if (width !== null && length > width) {
    return unfit(name, `column ${name} takes ${length} characters, it is ${width} wide`)
  }
  if (options.layout === 'delimited' && options.quotes === 'never' && needsQuotes(text, options)) {
    return unfit(name, `column ${name} would hold the delimiter or a quote, and quotes are not taken`)
  }
  return null
}

function needsQuotes(text: string, { delimiter }: ColumnOptions): boolean {
  return text.includes(delimiter) || text.includes('"')
}

/** The text filled up to the width of its column. */
export function padded(column: Column, text: string): string {
  const width = column.width ?? 0
  if (column.kind === 'text') return text.padEnd(width)
  return column.align === 'left' ? text.padEnd(width) : text.padStart(width, column.pad)
}
