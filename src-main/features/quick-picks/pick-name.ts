import { fail, ok, type Result } from '#shared/base/result.ts'
import { failure, type Failure } from '#shared/contract/failure.ts'
import { MAX_PICK_NAME } from '#shared/contract/quick-picks.ts'
import type { SessionEntry } from '#shared/domain/session-entry.ts'

/** Shorter texts stand in many words that mean nobody. */
const TELLING_LENGTH = 3

/** The name as it is kept: outer and double spaces gone. */
export function readPickName(typed: string): Result<string, Failure> {
  const name = typed.trim().replace(/\s+/g, ' ')
  return name === '' || name.length > MAX_PICK_NAME ? fail(failure('pick-name-required', 'name')) : ok(name)
}

/** Whether a name holds what tells who the patient of an entry is. */
export function namesPatient(name: string, { patient, accession, account, visit }: SessionEntry): boolean {
  const words = wordsOf(name)
  const names = [patient.familyName, patient.givenName, patient.middleName].flatMap(wordsOf)
  const numbers = [patient.mrn, accession, account, visit, patient.birthDate].map(squeezed)
  return (
    names.some(word => word.length >= TELLING_LENGTH && words.includes(word)) ||
    numbers.some(number => number.length >= TELLING_LENGTH && squeezed(name).includes(number))
  )
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
}

function squeezed(text: string): string {
  return wordsOf(text).join('')
}
