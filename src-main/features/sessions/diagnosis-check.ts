import type { DiagnosisEntry } from '#shared/domain/session-entry.ts'
import { readDiagnosisCode } from './diagnosis-code.ts'
import { missing, problem, when, type EntryCheck, type Remark } from './remark.ts'

/** A claim takes twelve. Source: NUCC 1500 claim form, item 21. */
const MAX_DIAGNOSES = 12

/** Each diagnosis is a code and points to lesions that are there. */
export const checkDiagnoses: EntryCheck = entry => {
  const lesions = new Set(entry.lesions.map(lesion => lesion.id))
  const codes = entry.diagnoses.map(({ code }) => readDiagnosisCode(code))
  return [
    ...when(
      entry.diagnoses.length > MAX_DIAGNOSES,
      problem(
        'diagnoses',
        `A claim takes ${MAX_DIAGNOSES} diagnoses; here are ${entry.diagnoses.length}. Remove some.`,
      ),
    ),
    ...entry.diagnoses.flatMap((diagnosis, index) => [
      ...checkDiagnosis(index, diagnosis, lesions),
      ...when(
        codes[index] !== null && codes.indexOf(codes[index] ?? null) < index,
        problem(
          `diagnoses.${index}.code`,
          'Stands here twice. Remove one and link the other to all its lesions.',
        ),
      ),
    ]),
  ]
}

function checkDiagnosis(
  index: number,
  { code, lesions }: DiagnosisEntry,
  known: ReadonlySet<string>,
): readonly Remark[] {
  const field = `diagnoses.${index}`
  const strangers = lesions.filter(id => !known.has(id))
  return [
    ...when(code.trim() === '', missing(`${field}.code`, `Diagnosis ${index + 1}: code`)),
    ...when(
      code.trim() !== '' && readDiagnosisCode(code) === null,
      problem(`${field}.code`, 'Has not the shape of an ICD-10-CM code, such as R92.1. Check the code.'),
    ),
    ...when(
      strangers.length > 0,
      problem(`${field}.lesions`, 'Points to a lesion that is no longer here. Link it to another one.'),
    ),
  ]
}
