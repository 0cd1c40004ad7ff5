import { isDerivedCode, readProcedureCode, readSupplyCode } from './procedure-code.ts'
import { missing, problem, when, type EntryCheck, type Remark } from './remark.ts'

const MAX_UNITS = 99
const UNITS = `Is a number from 1 to ${MAX_UNITS}.`

/** Excisions, supplies and films beside the lesions. */
export const checkAncillary: EntryCheck = entry => [
  ...when(
    entry.specimenRadiographs > MAX_UNITS,
    problem('specimenRadiographs', `Is a number from 0 to ${MAX_UNITS}.`),
  ),
  ...entry.excisions.flatMap(({ code, units }, index) => [
    ...checkExcisionCode(`excisions.${index}.code`, code),
    ...when(units < 1 || units > MAX_UNITS, problem(`excisions.${index}.units`, UNITS)),
  ]),
  ...entry.supplies.flatMap(({ code, units }, index) => [
    ...when(code.trim() === '', missing(`supplies.${index}.code`, `Supply ${index + 1}: code`)),
    ...when(
      code.trim() !== '' && readSupplyCode(code) === null,
      problem(`supplies.${index}.code`, 'Is a letter and four digits, such as A4648. Check the code.'),
    ),
    ...when(units < 1 || units > MAX_UNITS, problem(`supplies.${index}.units`, UNITS)),
  ]),
]

function checkExcisionCode(field: string, text: string): readonly Remark[] {
  if (text.trim() === '') return [missing(field, 'Excision: code')]
  const code = readProcedureCode(text)
  if (code === null) return [problem(field, 'Is a code of five characters, such as 19125. Check the code.')]
  return when(
    isDerivedCode(code),
    problem(
      field,
      `${code} comes from what was done. Enter the lesion, its guidance and its device instead.`,
    ),
  )
}
