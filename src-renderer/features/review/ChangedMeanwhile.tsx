import { useStore } from 'zustand'
import type { SessionId } from '#shared/domain/session.ts'
import { valueInWords } from '../audit/audit-words.ts'
import { changedField } from '../entry/model/changed-field.ts'
import classes from './ReviewPanel.module.css'
import type { ReviewStore } from './review-store.ts'

export type ChangedMeanwhileProps = {
  readonly store: ReviewStore
  /** The session chosen; null where there is none. */
  readonly id: SessionId | null
}

/** Why a deed was refused: what somebody changed after the session was looked at, from which to which value. */
export function ChangedMeanwhile({ store, id }: ChangedMeanwhileProps) {
  const meanwhile = useStore(store.view, view => view.meanwhile)
  if (meanwhile === null) return null
  const { by, changes } = meanwhile.changes
  const isChosen = meanwhile.id === id
  return (
    <section className={classes.meanwhile} role="alert">
      <p>
        Not done: {by} changed {isChosen ? 'this session' : meanwhile.name} after it was shown.{' '}
        {isChosen ? 'It is shown anew; look again, then repeat.' : 'It stands in another queue now.'}
      </p>
      <ul>
        {changes.map(({ path, from, to }) => (
          <li key={path}>
            <b>{changedField(path)}</b> {valueInWords(from)} → {valueInWords(to)}
          </li>
        ))}
      </ul>
    </section>
  )
}
