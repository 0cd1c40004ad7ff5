import type { SessionStory, StoryEvent, StoryLine, StorySession } from '#shared/contract/story.ts'
import { CLAIM_LABEL, SIDE_LABEL } from '#shared/domain/labels.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { instantInWords } from '../audit/audit-words.ts'
import { StateMark } from '../entry/StateMark.tsx'
import classes from './StoryPage.module.css'
import { deedInWords, fateInWords, placeInChain } from './story-words.ts'

/** The story itself, for the screen and for paper. */
export function StoryText({ story: { sessions, events } }: { readonly story: SessionStory }) {
  const standing = sessions.at(-1)
  return (
    <article className={classes.story}>
      {standing && <Head session={standing} />}
      <section aria-label="Lines as they stand">
        <h2>Lines as they stand</h2>
        <LinesTable sessions={sessions} />
      </section>
      <section aria-label="What happened">
        <h2>What happened</h2>
        <ol className={classes.events} aria-label="Events in order of time">
          {events.map((event, at) => (
            <EventItem key={at} event={event} sessions={sessions} />
          ))}
        </ol>
      </section>
    </article>
  )
}

function Head({
  session: { patientName, mrn, accession, performedOn, state },
}: {
  readonly session: StorySession
}) {
  return (
    <header className={classes.head}>
      <h2>{patientName || 'No patient yet'}</h2>
      <p>
        MRN {mrn || '–'} · Acc {accession || '–'} · {performedOn || 'no day'}
      </p>
      <StateMark state={state} />
    </header>
  )
}

function LinesTable({ sessions }: { readonly sessions: readonly StorySession[] }) {
  if (sessions.every(({ lines }) => lines.length === 0))
    return <p>No charge line is kept before the session is complete.</p>
  return (
    <div className={classes.frame} role="region" aria-label="Table of lines" tabIndex={0}>
      <table className={classes.lines}>
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col">Line</th>
            <th scope="col">Claim</th>
            <th scope="col">Units</th>
            <th scope="col">Charged</th>
            <th scope="col">Credited</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {sessions.flatMap(({ id, lines }) =>
            lines.map((line, at) => (
              <LineRow key={`${id} ${at}`} line={line} place={placeInChain(sessions, id)} />
            )),
          )}
        </tbody>
      </table>
    </div>
  )
}

function LineRow({ line, place }: { readonly line: StoryLine; readonly place: string }) {
  const { code, modifiers, side, claim, units, sent, refused } = line
  return (
    <tr>
      <td>{place}</td>
      <th scope="row">
        <b>{code}</b> {modifiers.join(' ')} {side && SIDE_LABEL[side]}
      </th>
      <td>{CLAIM_LABEL[claim]}</td>
      <td>{units}</td>
      <td>
        {sent.map(({ lineNumber, batch }) => (
          <div key={lineNumber}>
            {lineNumber}, batch {batch}
          </div>
        ))}
        {refused.map(({ lineNumber, batch }) => (
          <div key={lineNumber}>
            {lineNumber}, batch {batch}: refused
          </div>
        ))}
        {sent.length + refused.length === 0 && '–'}
      </td>
      <td>
        {sent.map(({ lineNumber, credit }) =>
          credit === null ? null : (
            <div key={lineNumber}>
              {credit.lineNumber}, batch {credit.batch}
            </div>
          ),
        )}
        {sent.every(({ credit }) => credit === null) && '–'}
      </td>
      <td>{fateInWords(line)}</td>
    </tr>
  )
}

type EventItemProps = { readonly event: StoryEvent; readonly sessions: readonly StorySession[] }

function EventItem({ event: { at, by, session, what }, sessions }: EventItemProps) {
  const { title, more } = deedInWords(what)
  return (
    <li>
      <span className={classes.when}>{instantInWords(at)}</span>
      <Icon name={iconOf(what)} />
      <span>
        <b>{title}</b>
        {by !== '' && ` by ${by}`}
        {sessions.length > 1 && <span className={classes.place}>{placeInChain(sessions, session)}</span>}
        {more !== '' && <span className={classes.more}>{more}</span>}
      </span>
    </li>
  )
}

const ICON_OF: Readonly<Record<string, IconName>> = {
  'session-started': 'add',
  'session-completed': 'complete',
  'session-held': 'held',
  'session-approved': 'approved',
  'session-sent-back': 'undo',
  'session-discarded': 'discard',
  'correction-begun': 'undo',
  'correction-decided': 'undo',
  'session-voided': 'none',
}

function iconOf(what: StoryEvent['what']): IconName {
  switch (what.kind) {
    case 'deed':
      return ICON_OF[what.action] ?? 'open'
    case 'batch':
      return 'exported'
    case 'answer':
      return what.verdict === 'accepted' ? 'complete' : 'warn'
    case 'settled':
      return 'complete'
  }
}
