import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import type { SheetPlace } from '#shared/contract/exports.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { AnswerList } from './Answers.tsx'
import { BatchHistory } from './BatchHistory.tsx'
import { ExportChoices, ScopeChoice } from './ExportChoices.tsx'
import classes from './ExportPage.module.css'
import type { ExportStore } from './export-store.ts'
import { ProofCard } from './ProofCard.tsx'
import { LateList } from './LateList.tsx'
import { Comparison, ReadyTable, WithheldList } from './PreviewPanel.tsx'
import { Receipt } from './Receipt.tsx'
import { Refusals } from './Refusals.tsx'
import { Unclaimed } from './Unclaimed.tsx'
import { UnseenRuns } from './UnseenRuns.tsx'
import { useRowKeys } from './use-row-keys.ts'
import { WaitingBatches } from './WaitingBatches.tsx'

export type ExportPageProps = {
  readonly store: ExportStore
  readonly day: string
  readonly onOpenSession: (id: SessionId) => void
  /** To the page where a day is closed. */
  readonly onCloseDay: () => void
  /** To the page where receivers are set up. */
  readonly onDestinations: () => void
  /** To a field of the sheet of a receiver. */
  readonly onSheet: (place: SheetPlace) => void
  /** To the sessions of a batch. */
  readonly onSessions: (batch: string) => void
  readonly onClose: () => void
}

const LOOK_EVERY_MS = 2_000

/** At the left what leaves and what stays, at the right where it goes and what became of it. Nothing leaves twice. */
export function ExportPage({
  store,
  day,
  onOpenSession,
  onCloseDay,
  onDestinations,
  onSheet,
  onSessions,
  onClose,
}: ExportPageProps) {
  const page = useRef<HTMLDivElement>(null)
  const { preview, failure, history } = useStore(store.view)
  const { unclaimed } = useStore(store.view, view => view.standing)
  useRowKeys(page)
  useEffect(() => void store.open(day), [store, day])
  useEffect(() => {
    const timer = setInterval(() => void store.look(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [store])
  return (
    <Page title="Export charges" onClose={onClose}>
      <div ref={page}>
        <div className={classes.columns}>
          <div className={classes.column}>
            <section className={classes.card} aria-label="Ready">
              <ScopeChoice store={store} day={day} />
              {preview && <ReadyTable ready={preview.ready} />}
              {preview && <Comparison preview={preview} />}
              <Unclaimed sentences={unclaimed} />
              <Button look="quiet" icon="lock" shortcut="Alt+Shift+C" onClick={onCloseDay}>
                Day close
              </Button>
            </section>
            {preview && <LateList late={preview.late} onOpenSession={onOpenSession} />}
            <Refusals store={store} onOpenSession={onOpenSession} onSheet={onSheet} />
            {preview && <WithheldList withheld={preview.withheld} onOpenSession={onOpenSession} />}
          </div>
          <div className={classes.column}>
            <UnseenRuns store={store} />
            <ExportChoices store={store} onDestinations={onDestinations} />
            {failure && (
              <p role="alert" className={classes.failure}>
                {failure}
              </p>
            )}
            <Receipt store={store} />
            <WaitingBatches store={store} />
          </div>
        </div>
        <AnswerList store={store} />
        <ProofCard store={store} />
        <BatchHistory
          history={history}
          onAgain={batch => void store.again(batch)}
          onProof={batch => void store.showProof(batch)}
          onSessions={onSessions}
        />
      </div>
    </Page>
  )
}
