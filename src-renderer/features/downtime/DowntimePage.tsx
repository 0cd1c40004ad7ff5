import { useState } from 'react'
import { useStore } from 'zustand'
import { MOST_FORMS } from '#shared/contract/downtime.ts'
import type { SessionId } from '#shared/domain/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import type { DowntimeStore } from './downtime-store.ts'
import classes from './DowntimePage.module.css'

export type DowntimePageProps = {
  readonly store: DowntimeStore
  readonly onOpenSession: (id: SessionId) => void
  readonly onClose: () => void
}

/** Blank forms for when nothing can be typed, and the way from a form that was filled in to its session. */
export function DowntimePage({ store, onOpenSession, onClose }: DowntimePageProps) {
  const message = useStore(store.view, view => view.message)
  return (
    <Page title="Downtime forms" onClose={onClose}>
      <p className={classes.said} role="status" data-tone={message?.tone}>
        {message?.text}
      </p>
      <BlankForms store={store} />
      <OpenForm store={store} onOpenSession={onOpenSession} />
    </Page>
  )
}

function BlankForms({ store }: Pick<DowntimePageProps, 'store'>) {
  const [count, setCount] = useState('5')
  const wanted = Number(count)
  const fits = Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST_FORMS
  return (
    <form
      className={classes.group}
      onSubmit={event => {
        event.preventDefault()
        if (fits) void store.printBlank(wanted)
      }}
    >
      <h2>Print blank forms</h2>
      <p>Each has a number of its own, kept for one session. Keep some at every desk.</p>
      <Field label="How many" {...(fits ? {} : { problem: `A number from 1 to ${MOST_FORMS}.` })}>
        {tie => (
          <input
            {...tie}
            inputMode="numeric"
            maxLength={2}
            value={count}
            onChange={event => setCount(event.currentTarget.value.replace(/\D/g, ''))}
          />
        )}
      </Field>
      <Button type="submit" look="main">
        Print
      </Button>
    </form>
  )
}

function OpenForm({ store, onOpenSession }: Omit<DowntimePageProps, 'onClose'>) {
  const [number, setNumber] = useState('')

  async function open(): Promise<void> {
    const session = await store.open(number)
    if (session !== null) onOpenSession(session)
  }

  return (
    <form
      className={classes.group}
      onSubmit={event => {
        event.preventDefault()
        void open()
      }}
    >
      <h2>Type a form that was filled in</h2>
      <Field
        label="Number of the form"
        hint="Scan the barcode or type what stands under it, such as DTK7M000012."
      >
        {tie => (
          <input
            {...tie}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            value={number}
            onChange={event => setNumber(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" shortcut="Enter">
        Open its session
      </Button>
    </form>
  )
}
