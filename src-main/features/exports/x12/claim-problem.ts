import { diagnosesOf, type ChargeRecord, type NumberedLine } from '../charge-record.ts'
import { unfit, type FormatProblem } from '../format-problem.ts'
import type { X12Options } from '#shared/contract/x12-options.ts'
import { isX12Text } from '#shared/contract/x12-text.ts'

export const MOST_LINES = { professional: 50, facility: 999 } as const
export const MOST_DIAGNOSES = 12
/** Characters that an element holds. */
export const WIDTHS = { mrn: 50, familyName: 60, givenName: 35, middleName: 25 } as const

/** Why a priced record cannot be a claim; null when it can. Nothing is cut, replaced or made up. */
export function claimProblem(record: ChargeRecord, options: X12Options): FormatProblem | null {
  return textProblem(record) ?? wholeProblem(record, options) ?? firstLineProblem(record)
}

function textProblem({ patient, performing, referring }: ChargeRecord): FormatProblem | null {
  const texts: readonly (readonly [string, string, string, number])[] = [
    ['REF02', 'the MRN', patient.mrn, WIDTHS.mrn],
    ['NM103', 'the family name of the patient', patient.familyName, WIDTHS.familyName],
    ['NM104', 'the given name of the patient', patient.givenName, WIDTHS.givenName],
    ['NM105', 'the middle name of the patient', patient.middleName, WIDTHS.middleName],
    ...[performing, ...(referring === null ? [] : [referring])].flatMap(
      person =>
        [
          ['NM103', 'the family name of a physician', person.familyName, WIDTHS.familyName],
          ['NM104', 'the given name of a physician', person.givenName, WIDTHS.givenName],
        ] as const,
    ),
  ]
  for (const [field, words, text, max] of texts) {
    if (!isX12Text(text)) {
      return unfit(field, `${words} holds a character that X12 cannot carry (* : ~ ^ or beyond ASCII)`)
    }
    if (text.length > max) return unfit(field, `${words} takes ${text.length} characters, 837 allows ${max}`)
  }
  return null
}

function wholeProblem(record: ChargeRecord, { subscribers }: X12Options): FormatProblem | null {
  const { patient, claim, lines, performing, referring } = record
  if (!Object.hasOwn(subscribers, patient.mrn)) {
    return unfit('NM109', 'the member number and address of the patient are not known: 837 needs them')
  }
  if (patient.familyName === '') return unfit('NM103', 'the family name of the patient is empty')
  if (![performing, ...(referring === null ? [] : [referring])].every(({ npi }) => /^\d{10}$/.test(npi))) {
    return unfit('NM109', 'a physician has no NPI: 837 needs it')
  }
  if (lines.length > MOST_LINES[claim]) {
    return unfit('LX01', `the session has ${lines.length} lines, 837 allows ${MOST_LINES[claim]}`)
  }
  const diagnoses = diagnosesOf(record).length
  if (diagnoses === 0) return unfit('HI01', 'the session has no diagnosis: 837 needs one')
  if (diagnoses > MOST_DIAGNOSES) {
    return unfit('HI', `the session has ${diagnoses} diagnoses, a claim allows ${MOST_DIAGNOSES}`)
  }
  return null
}

function firstLineProblem({ lines, claim }: ChargeRecord): FormatProblem | null {
  return lines.map(line => lineProblem(line, claim)).find(problem => problem !== null) ?? null
}

function lineProblem(line: NumberedLine, claim: ChargeRecord['claim']): FormatProblem | null {
  const { code, modifiers, diagnoses, units } = line
  if (line.transaction === 'credit' || line.correctsLineNumber !== null) {
    return unfit(
      'CLM05',
      `${code} takes back or replaces a sent line: 837 replaces whole claims by the payer's number`,
    )
  }
  if (line.amountCents === null) {
    return unfit('SV102', `price of ${code} is not known: 837 needs amounts`)
  }
  if (modifiers.length > 4) return unfit('SV101', `${code} has more than four modifiers`)
  if (!/^[0-9A-Z]{5}$/.test(code) || !modifiers.every(modifier => /^[0-9A-Z]{2}$/.test(modifier))) {
    return unfit('SV101', 'a code or modifier is not of the shape of HCPCS')
  }
  if (!Number.isSafeInteger(units) || units < 1 || units > 9_999_999) {
    return unfit('SV104', `the units of ${code} are no number of 1 to 7 digits`)
  }
  if (claim === 'facility') {
    return line.revenueCode === null
      ? unfit('SV201', `revenue code of ${code} is not known: 837I needs one`)
      : null
  }
  if (diagnoses.length > 4) return unfit('SV107', `${code} has more than four diagnoses`)
  return diagnoses.length === 0 ? unfit('SV107', `${code} has no diagnosis: 837P needs one`) : null
}
