import { REVIEW_KEYS } from './review-keys.ts'

/** Where the keys of the filters put the cursor. */
export const FILTER_FIELDS = {
  [REVIEW_KEYS.reason]: 'review-reason',
  [REVIEW_KEYS.physician]: 'review-physician',
  [REVIEW_KEYS.days]: 'review-days',
  [REVIEW_KEYS.grouping]: 'review-grouping',
} as const

/** The field that a key puts the cursor in. */
export function fieldOfKey(key: string): HTMLElement | null {
  const found = Object.entries(FILTER_FIELDS).find(([one]) => one === key.toUpperCase())
  return found ? document.getElementById(found[1]) : null
}
