import type { ReviewDetails } from '#shared/contract/review.ts'
import { Button } from '../../ui/Button.tsx'
import { approveOrAsk, canDo, REVIEW_KEYS } from './review-keys.ts'
import classes from './ReviewPanel.module.css'
import type { ReviewStore } from './review-store.ts'

export type DeedButtonsProps = {
  readonly store: ReviewStore
  readonly details: ReviewDetails
  /** To where the session is mended. */
  readonly onGo: () => void
}

/** What may be done with the session chosen, each with its key. */
export function DeedButtons({ store, details, onGo }: DeedButtonsProps) {
  const can = canDo(details, store.rights)
  return (
    <div className={classes.deeds} role="group" aria-label="Deeds">
      {can.approve && (
        <Button look="main" shortcut={REVIEW_KEYS.approve} onClick={() => approveOrAsk(store)}>
          {details.needsReason ? 'Approve with a reason' : 'Approve'}
        </Button>
      )}
      {can.withdraw && (
        <Button icon="undo" shortcut={REVIEW_KEYS.withdraw} onClick={() => void store.withdraw()}>
          Withdraw approval
        </Button>
      )}
      {can.sendBack && (
        <Button shortcut={REVIEW_KEYS.sendBack} onClick={() => store.askAbout('send-back')}>
          Send back
        </Button>
      )}
      {can.hold && (
        <Button shortcut={REVIEW_KEYS.hold} onClick={() => store.askAbout('hold')}>
          Hold
        </Button>
      )}
      {can.endHold && (
        <Button shortcut={REVIEW_KEYS.endHold} onClick={() => void store.release()}>
          End hold
        </Button>
      )}
      <Button shortcut="Enter" onClick={onGo}>
        Go to it
      </Button>
    </div>
  )
}
