import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Bridge } from '#shared/contract/index.ts'
import { waysBack, type StartFailureCode } from '#shared/contract/start-failure.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { RestoreChoice } from './RestoreChoice.tsx'
import { createRescueStore, type RescueStore } from './rescue-store.ts'
import classes from './RescuePanel.module.css'

export type RescuePanelProps = {
  readonly bridge: Bridge
  readonly code: StartFailureCode
  /** The log may be open now. */
  readonly onOpened: () => void
}

/** The ways back that a failure leaves: the recovery code, a backup, or the log as it is. */
export function RescuePanel({ bridge, code, onOpened }: RescuePanelProps) {
  const store = useMemo(() => createRescueStore(bridge, onOpened), [bridge, onOpened])
  const { working, message } = useStore(store.view)
  const ways = waysBack(code)
  if (ways.length === 0) return null
  return (
    <div className={classes.ways}>
      <p role="status" className={working === null ? classes.message : undefined}>
        {working ?? message}
      </p>
      {ways.includes('recovery-code') && <CodeForm store={store} />}
      {ways.includes('backup') && (
        <RestoreChoice store={store} codeIsAbove={ways.includes('recovery-code')} />
      )}
      {ways.includes('reopen') && (
        <Button onClick={() => void store.reopen()} disabled={working !== null}>
          Back to the log as it is
        </Button>
      )}
    </div>
  )
}

function CodeForm({ store }: { readonly store: RescueStore }) {
  const { code, working } = useStore(store.view)
  return (
    <form
      className={classes.way}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void store.recover()
      }}
    >
      <h2>With the recovery code</h2>
      <CodeField store={store} />
      <Button type="submit" look="main" disabled={working !== null || code.trim() === ''}>
        Bring the key back
      </Button>
    </form>
  )
}

/** Where the recovery code is typed, as it was written down. */
export function CodeField({ store }: { readonly store: RescueStore }) {
  const code = useStore(store.view, view => view.code)
  return (
    <Field label="Recovery code" hint="Six groups of five letters and digits, as it was written down.">
      {tie => (
        <input
          {...tie}
          className={`${tie.className ?? ''} ${classes.code}`}
          value={code}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          onChange={event => store.set({ code: event.currentTarget.value })}
        />
      )}
    </Field>
  )
}
