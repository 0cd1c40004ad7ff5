import { parseIsoDate } from '#shared/base/iso-date.ts'
import type { ExamMessage } from './exam-message.ts'

/** Room for an identifier as it may come in; what billing takes of it is checked in the session. */
const MAX_IDENTIFIER = 64
const MAX_TEXT = 500

/** Controls, line ends, halves of surrogate pairs, replacement characters and marks that turn the writing round. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd]|\p{Surrogate}/u
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** Why a message cannot be taken, in a sentence without any of its content; empty when it can. */
export function messageProblem(message: ExamMessage): string {
  const { mrn, accession, orderNumber, stated } = message
  if (mrn === '') return 'No medical record number. Without it nobody knows whose exam it is.'
  if (accession === '' && orderNumber === '') return 'Neither an accession number nor an order number.'
  if ([mrn, accession, orderNumber].some(text => text.length > MAX_IDENTIFIER)) {
    return `A number has more than ${MAX_IDENTIFIER} characters.`
  }
  const { schedule, birthDate } = stated
  if (schedule && schedule.on !== '' && parseIsoDate(schedule.on) === null)
    return 'The scheduled day is no day of the calendar.'
  if (schedule && schedule.at !== '' && !TIME.test(schedule.at))
    return 'The scheduled time is no time of day.'
  if (birthDate && parseIsoDate(birthDate) === null) return 'The birth date is no day of the calendar.'
  for (const [field, text] of textsOf(message)) {
    if (UNSAFE.test(text)) return `${field} holds a character that cannot be printed or read.`
    if (text.length > MAX_TEXT) return `${field} has more than ${MAX_TEXT} characters.`
  }
  return ''
}

function textsOf({
  mrn,
  accession,
  orderNumber,
  stated,
}: ExamMessage): readonly (readonly [string, string])[] {
  const { name, referring, performing } = stated
  return [
    ['The MRN', mrn],
    ['The accession number', accession],
    ['The order number', orderNumber],
    ['The patient name', name ? `${name.familyName} ${name.givenName} ${name.middleName}` : ''],
    ['The procedure', stated.procedure ?? ''],
    ['The referring physician', referring ? Object.values(referring).join(' ') : ''],
    ['The performing physician', performing ? Object.values(performing).join(' ') : ''],
    ['The account number', stated.account ?? ''],
    ['The visit number', stated.visit ?? ''],
  ]
}
