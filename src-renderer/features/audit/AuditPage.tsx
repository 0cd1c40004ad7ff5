import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { AuditedNumbers } from '#shared/contract/audit.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Page } from '../../ui/Page.tsx'
import type { AuditStore } from './audit-store.ts'
import classes from './AuditPage.module.css'
import { EventTable } from './EventTable.tsx'

export type AuditPageProps = {
  readonly store: AuditStore
  readonly onOpenSession: (id: SessionId) => void
  readonly onClose: () => void
}

/** Who did what, when, from which to which value; and whether the record still stands as it was written. */
export function AuditPage({ store, onOpenSession, onClose }: AuditPageProps) {
  const { events, more, numbers, reading, failure } = useStore(store.view)
  useEffect(() => void store.open(), [store])
  return (
    <Page title="Audit trail" onClose={onClose}>
      <div className={classes.page}>
        <ChainCard store={store} />
        <FilterRow store={store} />
        {failure && (
          <p role="alert" className={classes.failure}>
            {failure}
          </p>
        )}
        {numbers !== null && <OtherNumbers numbers={numbers} />}
        <p role="status" className={classes.count}>
          {reading ? 'Reading…' : countInWords(events.length, more)}
        </p>
        {events.length > 0 && <EventTable events={events} onOpenSession={onOpenSession} />}
        {more && (
          <Button disabled={reading} onClick={() => void store.readMore()}>
            Show earlier events
          </Button>
        )}
      </div>
    </Page>
  )
}

function countInWords(count: number, more: boolean): string {
  if (count === 0) return 'No event matches.'
  if (more) return `The newest ${count} events`
  return count === 1 ? '1 event' : `${count} events`
}

/** A history that goes on under another number is never missed: it stands here, and its events below. */
function OtherNumbers({ numbers: { told } }: { readonly numbers: AuditedNumbers }) {
  if (told.length === 0) return null
  return (
    <section className={classes.numbers} aria-label="Other numbers">
      <p>
        <Icon name="warn" /> Found under more than one number; the events below are of all of them.
      </p>
      <ul>
        {told.map(({ sessionId, sentence }) => (
          <li key={sessionId}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}

function ChainCard({ store }: { readonly store: AuditStore }) {
  const { report, verifying } = useStore(store.view)
  const broken = report?.kind === 'broken'
  return (
    <section className={classes.chain} aria-label="Chain of events">
      <p>Each event carries the hash of the one before it, so a later change shows.</p>
      <Button look="main" disabled={verifying} onClick={() => void store.verify()}>
        {verifying ? 'Following the chain…' : 'Verify the chain'}
      </Button>
      <div role="status" className={broken ? classes.broken : classes.whole}>
        {report && (
          <p>
            <Icon name={broken ? 'block' : 'complete'} /> {report.sentence}
          </p>
        )}
        {report?.kind === 'whole' && <code>{report.head}</code>}
      </div>
    </section>
  )
}

function FilterRow({ store }: { readonly store: AuditStore }) {
  const { filter, actors } = useStore(store.view)
  const set = (change: Partial<typeof filter>) => void store.setFilter(change)
  return (
    <div className={classes.filter} role="search" aria-label="Events">
      <Field label="Accession or MRN, in full">
        {tie => (
          <input
            {...tie}
            value={filter.about}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            onChange={event => set({ about: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label="Who">
        {tie => (
          <select {...tie} value={filter.actor} onChange={event => set({ actor: event.currentTarget.value })}>
            <option value="">Everybody</option>
            {actors.map(actor => (
              <option key={actor} value={actor}>
                {actor}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="What">
        {tie => (
          <select
            {...tie}
            value={filter.only}
            onChange={event => set({ only: event.currentTarget.value === 'looks' ? 'looks' : 'everything' })}
          >
            <option value="everything">Everything</option>
            <option value="looks">Who looked</option>
          </select>
        )}
      </Field>
      <DayField label="From" value={filter.from} onSet={from => set({ from })} />
      <DayField label="Through" value={filter.through} onSet={through => set({ through })} />
    </div>
  )
}

type DayFieldProps = {
  readonly label: string
  readonly value: string
  readonly onSet: (day: string) => void
}

function DayField({ label, value, onSet }: DayFieldProps) {
  return (
    <Field label={label}>
      {tie => (
        <input {...tie} type="date" value={value} onChange={event => onSet(event.currentTarget.value)} />
      )}
    </Field>
  )
}
