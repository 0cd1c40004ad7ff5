import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { DayListRow, SheetFile } from '#shared/contract/closing.ts'
import type { NoChargeReason } from '#shared/domain/expected-exam.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Page } from '../../ui/Page.tsx'
import { dayInWords } from '../day-list/calendar-day.ts'
import type { KnownExam } from '../worklist/worklist-store.ts'
import { CloseForm } from './CloseForm.tsx'
import { ClosedCard } from './ClosedCard.tsx'
import { CloseHistory } from './CloseHistory.tsx'
import classes from './ClosingPage.module.css'
import type { ClosingStore } from './closing-store.ts'
import { DayRows } from './DayRows.tsx'
import { DaySummary } from './DaySummary.tsx'
import { ListChoice } from './ListChoice.tsx'

export type ClosingPageProps = {
  readonly store: ClosingStore
  readonly day: string
  readonly today: string
  readonly onOpenRow: (row: DayListRow) => void
  readonly onMark: (exam: KnownExam, reason: NoChargeReason, note: string) => void
  readonly onExpectAgain: (exam: KnownExam) => void
  readonly onGoTo: (day: string) => void
  readonly onClose: () => void
}

/** A day: what was expected against what is charged, what is open, and the signature under it. */
export function ClosingPage(props: ClosingPageProps) {
  const { store, day, today, onClose } = props
  const { standing, counts, failure, written } = useStore(store.view)
  useEffect(() => {
    void store.open(day)
    return store.leave
  }, [store, day])
  return (
    <Page title={`Day close: ${dayInWords(day)}`} onClose={onClose}>
      {failure && (
        <p role="alert" className={classes.failure}>
          {failure}
        </p>
      )}
      {written && <Written sheet={written} />}
      {standing && (
        <>
          <DaySummary standing={standing} counts={counts} />
          <ListChoice store={store} />
          <div className={classes.columns}>
            <div className={classes.column}>
              <DayRows
                store={store}
                onOpen={props.onOpenRow}
                onMark={props.onMark}
                onExpectAgain={props.onExpectAgain}
              />
              <CloseHistory store={store} onGoTo={props.onGoTo} />
              <Undated count={standing.undated} />
            </div>
            <SideCard store={store} today={today} />
          </div>
        </>
      )}
    </Page>
  )
}

function SideCard({ store, today }: Pick<ClosingPageProps, 'store' | 'today'>) {
  const standing = useStore(store.view, view => view.standing)
  if (standing === null) return null
  if (standing.close) return <ClosedCard store={store} close={standing.close} />
  if (standing.day <= today) return <CloseForm store={store} />
  return <p className={classes.card}>This day is still to come.</p>
}

function Written({ sheet }: { readonly sheet: SheetFile }) {
  if (sheet.kind === 'not-written') {
    return (
      <p role="alert" className={classes.failure}>
        The sheet was not written: {sheet.sentence} The day is closed; write the sheet again.
      </p>
    )
  }
  return (
    <p role="status" className={classes.written}>
      <Icon name="complete" /> Sheet written: <code>{sheet.path}</code>
      <span className={classes.soft}>SHA-256 {sheet.sha256}</span>
    </p>
  )
}

function Undated({ count }: { readonly count: number }) {
  if (count === 0) return null
  return (
    <p className={classes.soft}>
      <Icon name="info" /> {count} {count === 1 ? 'draft has' : 'drafts have'} no day of service, or one that
      is closed; {count === 1 ? 'it belongs' : 'they belong'} to no day.
    </p>
  )
}
