import { useStore } from 'zustand'
import type { QueueRow, ReviewDetails, ReviewIssue } from '#shared/contract/review.ts'
import type { Severity } from '#shared/domain/coding-answer.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { useNow } from '../../ui/use-now.ts'
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx'
import { DeedButtons } from './DeedButtons.tsx'
import { DeedForm } from './DeedForm.tsx'
import { firstField } from './first-field.ts'
import { lastChangeInWords } from '../entry/model/last-change.ts'
import classes from './ReviewPanel.module.css'
import type { ReviewStore } from './review-store.ts'

export type ReviewPanelProps = {
  readonly store: ReviewStore
  readonly onOpenSession: (id: SessionId, field: string | null) => void
}

const LOOK_AT_CLOCK_MS = 30_000

/** The chosen session: whose it is, what stands in its way with what mends it, and what may be done. */
export function ReviewPanel({ store, onOpenSession }: ReviewPanelProps) {
  const { rows, chosen, details, asking } = useStore(store.view)
  const row = rows[chosen]
  if (!row) {
    return (
      <aside className={classes.panel} aria-label="Session chosen">
        <ChangedMeanwhile store={store} id={null} />
      </aside>
    )
  }
  const own = details?.id === row.id ? details : null
  return (
    <aside className={classes.panel} aria-label="Session chosen">
      <Head row={row} details={own} />
      <ChangedMeanwhile store={store} id={row.id} />
      {asking === null || own === null ? (
        <div className={classes.scroll} role="group" aria-label="Findings and charges" tabIndex={0}>
          {own && <Issues issues={own.issues} />}
          {own && own.lines.length > 0 && <Lines lines={own.lines} />}
        </div>
      ) : (
        <DeedForm store={store} asking={asking} details={own} name={row.patientName} />
      )}
      {asking === null && own && (
        <DeedButtons store={store} details={own} onGo={() => onOpenSession(row.id, firstField(own.issues))} />
      )}
    </aside>
  )
}

function Head({ row, details }: { readonly row: QueueRow; readonly details: ReviewDetails | null }) {
  const { patientName, mrn, accession, performedOn, performedAt, physician, state } = row
  const nowMs = useNow(LOOK_AT_CLOCK_MS)
  const change = lastChangeInWords(details?.lastChange ?? row.lastChange, { state, nowMs })
  return (
    <header className={classes.head}>
      <h2>{patientName || 'No patient yet'}</h2>
      <p>
        MRN {mrn || '–'} · Acc {accession || '–'}
      </p>
      <p>{[performedOn || 'No day stated', performedAt, physician].filter(Boolean).join(' · ')}</p>
      {change !== null && (
        <p className={classes.change}>
          <Icon name="info" size={12} /> {change}
        </p>
      )}
    </header>
  )
}

const ISSUE_ICON = {
  hold: 'held',
  'sent-back': 'undo',
  problem: 'warn',
  missing: 'open',
} as const satisfies Record<Exclude<ReviewIssue['kind'], 'finding'>, IconName>

const SEVERITY_ICON = {
  block: 'block',
  review: 'review',
  warn: 'warn',
  info: 'info',
} as const satisfies Record<Severity, IconName>

const SEVERITY_WORD = {
  block: 'Blocked',
  review: 'To decide',
  warn: 'Note well',
  info: 'For information',
} as const satisfies Record<Severity, string>

function Issues({ issues }: Pick<ReviewDetails, 'issues'>) {
  if (issues.length === 0) {
    return (
      <p className={classes.clean}>
        <Icon name="complete" /> Nothing stands in the way.
      </p>
    )
  }
  return (
    <ul className={classes.issues} aria-label="What to decide or mend">
      {issues.map(issue => (
        <li key={`${issue.kind} ${issue.rule} ${issue.text}`} data-weight={weightOf(issue)}>
          <Icon
            name={issue.kind === 'finding' ? SEVERITY_ICON[issue.severity ?? 'info'] : ISSUE_ICON[issue.kind]}
          />
          <div>
            <p title={issue.rule === '' ? undefined : `${issue.rule} · ${issue.source}`}>
              {issue.severity !== null && <b>{SEVERITY_WORD[issue.severity]}: </b>}
              {issue.text}
            </p>
            <p className={classes.fix}>{issue.fix}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function weightOf({ kind, severity, decided }: ReviewIssue): 'grave' | 'open' | 'light' {
  if (kind === 'problem' || severity === 'block') return 'grave'
  return kind !== 'finding' || decided ? 'open' : 'light'
}

function Lines({ lines }: Pick<ReviewDetails, 'lines'>) {
  return (
    <section className={classes.lines} aria-label="Charge lines of this session">
      <h3>Charges</h3>
      <p>{lines.join('   ')}</p>
    </section>
  )
}
