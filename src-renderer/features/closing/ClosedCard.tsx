import { useState } from 'react'
import type { CloseSummary } from '#shared/contract/closing.ts'
import { REOPEN_REASONS } from '#shared/domain/day-close.ts'
import { REOPEN_LABEL } from '#shared/domain/day-close-labels.ts'
import { Button } from '../../ui/Button.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { instantInWords } from '../audit/audit-words.ts'
import classes from './ClosingPage.module.css'
import { SheetFolder } from './CloseForm.tsx'
import type { ClosingStore } from './closing-store.ts'
import { totalsInWords } from './day-words.ts'

type ClosedCardProps = { readonly store: ClosingStore; readonly close: CloseSummary }

/** The close that stands: who, when, what; its sheet once more; and the way back. */
export function ClosedCard({ store, close }: ClosedCardProps) {
  const [asking, setAsking] = useState(false)
  const { number, closedAt, signedBy, totals, leftOpen } = close
  return (
    <section className={classes.card} aria-label="Close">
      <h2>
        <Icon name="lock" /> Closed{number > 1 ? `, close ${number}` : ''}
      </h2>
      <p>
        {signedBy.join(' and ')}
        <span className={classes.soft}> · {instantInWords(closedAt)}</span>
      </p>
      <p>
        {totalsInWords(totals)}; {leftOpen} left open
      </p>
      <SheetFolder store={store} />
      <Button icon="file" onClick={() => void store.print(close.id)}>
        Write the sheet again
      </Button>
      {asking ? (
        <ReasonForm
          label="Open the day again"
          legend="Why is it opened again?"
          reasons={REOPEN_REASONS.map(reason => ({ reason, label: REOPEN_LABEL[reason] }))}
          first="charge-missing"
          deed="Open again"
          leave="Leave closed"
          look="bare"
          onGive={(reason, note) => void store.reopen(reason, note).then(done => done && setAsking(false))}
          onClose={() => setAsking(false)}
        />
      ) : (
        <Button look="quiet" icon="undo" onClick={() => setAsking(true)}>
          Open the day again
        </Button>
      )}
    </section>
  )
}
