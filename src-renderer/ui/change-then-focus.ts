import { flushSync } from 'react-dom'
import { focusField } from './focus-order.ts'

/**
 * Makes a change that brings a field onto the screen and puts the cursor there before the next key can come: a key
 * typed in the same instant must not land where the cursor was.
 */
export function changeThenFocus(change: () => void, field: string): void {
  flushSync(change)
  focusField(field)
}
