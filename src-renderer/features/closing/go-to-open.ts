import { focusField } from '../../ui/focus-order.ts'
import type { ClosingStore } from './closing-store.ts'
import { idOf, isReasoned } from './reasons.ts'

/** Name of the field for the signature. */
export const SIGNATURE_FIELD = 'close-signature'

/** Goes to the first open item without a reason; once all have one, to the signature. */
export async function goToOpen(store: ClosingStore): Promise<void> {
  if (store.view.getState().shown !== 'open') await store.show('open')
  const { open, reasons } = store.view.getState()
  const first = open.find(row => !isReasoned(reasons, row))
  if (first === undefined) return void focusField(SIGNATURE_FIELD)
  // The day list has rows of the same sessions.
  document.querySelector<HTMLElement>(`main [data-row="${idOf(first)}"]`)?.focus()
}
