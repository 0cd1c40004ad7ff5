import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Page } from '../../ui/Page.tsx'
import type { SessionId } from '#shared/domain/session.ts'
import { BatchHistory } from './BatchHistory.tsx'
import { ExportChoices } from './ExportChoices.tsx'
import classes from './ExportPage.module.css'
import type { ExportStore } from './export-store.ts'
import { OutcomePanel } from './OutcomePanel.tsx'
import { ReadyTable, WithheldList } from './PreviewPanel.tsx'

export type ExportPageProps = {
  readonly store: ExportStore
  readonly day: string
  readonly onOpenSession: (id: SessionId) => void
  readonly onClose: () => void
}

/** What leaves, where to, and what left before. Nothing leaves twice. */
export function ExportPage({ store, day, onOpenSession, onClose }: ExportPageProps) {
  const { preview, outcome, failure, history } = useStore(store.view)
  useEffect(() => void store.open(day), [store, day])
  return (
    <Page title="Export charges" onClose={onClose}>
      <div className={classes.columns}>
        <div className={classes.column}>
          <ExportChoices store={store} day={day} />
          {failure && (
            <p role="alert" className={classes.failure}>
              {failure}
            </p>
          )}
          {outcome && <OutcomePanel outcome={outcome} />}
        </div>
        <div className={classes.column}>
          {preview && <ReadyTable ready={preview.ready} />}
          {preview && <WithheldList withheld={preview.withheld} onOpenSession={onOpenSession} />}
        </div>
      </div>
      <BatchHistory history={history} onAgain={batch => void store.again(batch)} />
    </Page>
  )
}
