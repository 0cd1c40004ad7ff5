import { useStore } from 'zustand'
import type { CloseSummary } from '#shared/contract/closing.ts'
import { REOPEN_LABEL } from '#shared/domain/day-close-labels.ts'
import { Button } from '../../ui/Button.tsx'
import { instantInWords } from '../audit/audit-words.ts'
import classes from './ClosingPage.module.css'
import type { ClosingStore } from './closing-store.ts'
import { totalsInWords } from './day-words.ts'

type CloseHistoryProps = { readonly store: ClosingStore; readonly onGoTo: (day: string) => void }

/** The closes of all days, newest first; each leads to its day, and its sheet can be written again. */
export function CloseHistory({ store, onGoTo }: CloseHistoryProps) {
  const { shown, history, moreHistory } = useStore(store.view)
  if (shown !== 'history') return null
  if (history.length === 0) return <p className={classes.soft}>No day was closed yet.</p>
  return (
    <>
      <div className={classes.frame} role="region" aria-label="Table of closes" tabIndex={0}>
        <table className={classes.closes}>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Close</th>
              <th scope="col">Signed</th>
              <th scope="col">Totals</th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="visually-hidden">Sheet</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {history.map(close => (
              <CloseRow key={close.id} close={close} store={store} onGoTo={onGoTo} />
            ))}
          </tbody>
        </table>
      </div>
      {moreHistory && <Button onClick={() => void store.readMore()}>Show earlier closes</Button>}
    </>
  )
}

function CloseRow({ close, store, onGoTo }: CloseHistoryProps & { readonly close: CloseSummary }) {
  const { id, day, number, closedAt, signedBy, totals, leftOpen, pdfName, pdfSha256, reopened } = close
  return (
    <tr>
      <th scope="row">
        <Button look="quiet" aria-label={`Go to ${day}`} onClick={() => onGoTo(day)}>
          {day}
        </Button>
      </th>
      <td>{number}</td>
      <td>
        {signedBy.join(' and ')}
        <span className={classes.soft}>{instantInWords(closedAt)}</span>
      </td>
      <td>
        {totalsInWords(totals)}
        <span className={classes.soft}>{leftOpen} left open</span>
      </td>
      <td>
        {reopened === null ? 'stands' : 'opened again'}
        {reopened && (
          <span className={classes.soft}>
            {[REOPEN_LABEL[reopened.reason], reopened.note].filter(Boolean).join(': ')}
          </span>
        )}
      </td>
      <td>
        <Button
          look="quiet"
          icon="file"
          title={`${pdfName}, SHA-256 ${pdfSha256}`}
          aria-label={`Write the sheet of ${day}, close ${number}, again`}
          onClick={() => void store.print(id)}
        >
          Sheet
        </Button>
      </td>
    </tr>
  )
}
