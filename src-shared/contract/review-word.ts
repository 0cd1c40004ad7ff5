import type { ApprovalReason, SendBackReason } from '../domain/review.ts'

/** Who changed a session last, and when. `mine` is true for the person at the desk. */
export type LastChange = { readonly by: string; readonly at: string; readonly mine: boolean }

/** What a reviewer said of a session, as long as it stands. */
export type ReviewWord =
  | {
      readonly kind: 'approved'
      /** Null where nothing had to be decided. */
      readonly reason: ApprovalReason | null
      readonly note: string
      readonly by: string
      readonly at: string
    }
  | {
      readonly kind: 'sent-back'
      readonly reason: SendBackReason
      readonly note: string
      readonly by: string
      readonly at: string
    }
