import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { SessionSummary } from '#shared/contract/sessions.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { Field } from '../../ui/Field.tsx'
import { supersededMark } from '../entry/corrections/correction-words.ts'
import { StateMark } from '../entry/StateMark.tsx'
import type { Finder } from './finder.ts'
import classes from './SessionFinder.module.css'

export type SessionFinderProps = {
  readonly finder: Finder
  readonly intro: string
  /** What is said where nothing was found. */
  readonly nothing: string
  readonly onChoose: (id: SessionId) => void
}

/** A session by its number or name; Enter takes the first that was found. */
export function SessionFinder({ finder, intro, nothing, onChoose }: SessionFinderProps) {
  const { typed, batch, found, failure } = useStore(finder.view)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className={classes.finder}>
      <p>{intro}</p>
      <form
        role="search"
        aria-label="Find a session"
        onSubmit={event => {
          event.preventDefault()
          const [first] = found ?? []
          if (first) onChoose(first.id)
        }}
      >
        <Field label="Accession, MRN or family name" hint="Enter takes the first.">
          {tie => (
            <input
              {...tie}
              ref={field}
              value={typed}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              onChange={event => void finder.search(event.currentTarget.value)}
            />
          )}
        </Field>
      </form>
      {batch !== null && <h2>Sessions of batch {batch}</h2>}
      {failure !== null && <p role="alert">{failure}</p>}
      {found?.length === 0 && <p role="status">{nothing}</p>}
      {found !== null && found.length > 0 && (
        <ul aria-label="Sessions to choose from">
          {found.map(session => (
            <FoundSession key={session.id} session={session} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </div>
  )
}

function FoundSession({
  session,
  onChoose,
}: { readonly session: SessionSummary } & Pick<SessionFinderProps, 'onChoose'>) {
  const { id, state, patientName, mrn, accession, performedOn, codes, supersededBy } = session
  return (
    <li>
      <button type="button" onClick={() => onChoose(id)}>
        <b>{patientName || 'No patient yet'}</b>
        <span>
          MRN {mrn || '–'} · Acc {accession || '–'} · {performedOn || 'no day'}
        </span>
        <span>{codes}</span>
        <span className={classes.mark}>{supersededMark(supersededBy) ?? <StateMark state={state} />}</span>
      </button>
    </li>
  )
}
