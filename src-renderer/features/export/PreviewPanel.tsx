import type { ExportPreview, WithheldSession } from '#shared/contract/exports.ts'
import { CLAIM_LABEL } from '#shared/domain/labels.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { DeedButton } from './DeedButton.tsx'
import { EXPORT_KEYS } from './export-keys.ts'
import classes from './ExportPage.module.css'

type Ready = ExportPreview['ready']

const sumOf = (ready: Ready, count: 'lines' | 'units') => ready.reduce((sum, one) => sum + one[count], 0)

/** What would leave, in numbers that the files are checked against. */
export function ReadyTable({ ready }: { readonly ready: Ready }) {
  const lines = sumOf(ready, 'lines')
  if (lines === 0) return <p className={classes.hint}>Nothing new is ready.</p>
  return (
    <>
      <h2 className={classes.total}>
        <Icon name="exported" size={22} />
        <span>
          <b>{lines}</b> charge {lines === 1 ? 'line leaves' : 'lines leave'}
        </span>
      </h2>
      <table className={classes.numbers}>
        <thead>
          <tr>
            <th scope="col">Claim</th>
            <th scope="col">Sessions</th>
            <th scope="col">Lines</th>
            <th scope="col">Units</th>
          </tr>
        </thead>
        <tbody>
          {ready.map(({ claim, sessions, lines: count, units }) => (
            <tr key={claim}>
              <th scope="row">{CLAIM_LABEL[claim]}</th>
              <td>{sessions}</td>
              <td>{count}</td>
              <td>{units}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** How that compares with the last time, and what looks unusual. */
export function Comparison({ preview: { ready, last, warnings } }: { readonly preview: ExportPreview }) {
  const lines = sumOf(ready, 'lines')
  return (
    <>
      {last && (
        <p className={classes.hint}>
          Last time, batch {last.batch}: {last.lines} {last.lines === 1 ? 'line' : 'lines'}, {last.units}{' '}
          {last.units === 1 ? 'unit' : 'units'}
          {lines > 0 && `; now ${differenceInWords(lines - last.lines)}`}.
        </p>
      )}
      {warnings.map(warning => (
        <p key={warning} className={classes.warning}>
          <Icon name="review" /> {warning}
        </p>
      ))}
    </>
  )
}

function differenceInWords(more: number): string {
  if (more === 0) return 'as many'
  return `${Math.abs(more)} ${more > 0 ? 'more' : 'fewer'}`
}

type WithheldListProps = {
  readonly withheld: readonly WithheldSession[]
  readonly onOpenSession: (id: SessionId) => void
}

/** What stays, and why; each leads to its session. */
export function WithheldList({ withheld, onOpenSession }: WithheldListProps) {
  if (withheld.length === 0) return null
  return (
    <section className={classes.card} aria-label="Withheld">
      <h2 className={classes.total}>
        <Icon name="held" size={22} />
        <span>
          <b>{withheld.length}</b> {withheld.length === 1 ? 'session stays' : 'sessions stay'}
        </span>
      </h2>
      <ul className={classes.withheld}>
        {withheld.map(session => (
          <WithheldItem key={session.id} session={session} onOpenSession={onOpenSession} />
        ))}
      </ul>
    </section>
  )
}

/** The shape beside a reason, by its first words. */
const REASON_ICONS: Readonly<Record<string, IconName>> = {
  'Not complete': 'open',
  Held: 'held',
  Review: 'review',
  Blocked: 'block',
}

function WithheldItem({
  session: { id, accession, performedOn, reason },
  onOpenSession,
}: Pick<WithheldListProps, 'onOpenSession'> & { readonly session: WithheldSession }) {
  const [first = '', ...rest] = reason.split(':')
  const words = rest.join(':')
  return (
    <li data-row="withheld" tabIndex={-1}>
      <Icon name={REASON_ICONS[first] ?? 'info'} />
      <span className={classes.which}>
        <b>{accession || 'no accession'}</b> {performedOn}
      </span>
      <span>{words === '' ? reason : <WhyItStays first={first} words={words} />}</span>
      <DeedButton
        look="quiet"
        label="Open"
        about={`session ${accession || performedOn}`}
        shortcut={EXPORT_KEYS.open}
        onClick={() => onOpenSession(id)}
      />
    </li>
  )
}

function WhyItStays({ first, words }: { readonly first: string; readonly words: string }) {
  return (
    <>
      <b>{first}:</b>
      {words}
    </>
  )
}
