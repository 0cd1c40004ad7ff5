import { missing, problem, when, type EntryCheck } from './remark.ts'

/** Where it was done and who is asked to pay: both decide modifiers. */
export const checkBilling: EntryCheck = (entry, { payers }) => {
  const place = entry.placeOfService.trim()
  const payer = entry.payer.trim()
  return [
    ...when(place === '', missing('placeOfService', 'Place of service')),
    ...when(
      place !== '' && !/^\d{2}$/.test(place),
      problem('placeOfService', 'Is a code of two digits, such as 22. Choose one from the list.'),
    ),
    ...when(payer === '', missing('payer', 'Payer')),
    ...when(
      payer !== '' && !payers.includes(payer),
      problem('payer', 'Is not a payer this program knows. Choose one from the list.'),
    ),
  ]
}
