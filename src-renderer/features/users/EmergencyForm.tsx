import { useState } from 'react'
import type { Bridge } from '#shared/contract/index.ts'
import type { DeskStanding } from '#shared/contract/users.ts'
import { answered } from '../../ui/bridge.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import classes from './WayIn.module.css'

type EmergencyFormProps = {
  readonly bridge: Bridge
  readonly onSignedIn: (standing: DeskStanding) => Promise<void>
  readonly onCancel: () => void
}

const EMPTY = { code: '', name: '', reason: '' } as const

/** The sealed code, who uses it and why. */
export function EmergencyForm({ bridge, onSignedIn, onCancel }: EmergencyFormProps) {
  const [typed, setTyped] = useState<Readonly<Record<keyof typeof EMPTY, string>>>(EMPTY)
  const [failure, setFailure] = useState<string | null>(null)
  const isWhole = typed.code.trim() !== '' && typed.name.trim() !== '' && typed.reason.trim().length > 2

  async function use(): Promise<void> {
    const answer = await answered(bridge.users.useEmergencyCode(typed))
    if (answer.ok) return onSignedIn(answer.value)
    setFailure(answer.error.message)
  }

  const field = (name: keyof typeof EMPTY, label: string, hint: string) => (
    <Field label={label} hint={hint}>
      {tie => (
        <input
          {...tie}
          value={typed[name]}
          maxLength={name === 'reason' ? 500 : 80}
          autoComplete="off"
          spellCheck={false}
          autoFocus={name === 'code'}
          onChange={event => setTyped({ ...typed, [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  )
  return (
    <form
      className={classes.card}
      aria-label="Emergency access"
      onSubmit={event => {
        event.preventDefault()
        if (isWhole) void use()
      }}
    >
      <p className={classes.product}>Chargemark</p>
      <h1>Emergency access</h1>
      <p className={classes.lead}>
        A sealed code opens the log once, to see and enter sessions. Name and reason stand in the audit trail,
        and administrators are told.
      </p>
      {field('code', 'Sealed code', 'Six groups of five letters and digits')}
      {field('name', 'Your name', 'As it is to stand in the audit trail')}
      {field('reason', 'Reason', 'In a few words')}
      <p role="alert" className={classes.said}>
        {failure}
      </p>
      <div className={classes.buttons}>
        <Button type="submit" look="main" disabled={!isWhole}>
          Open the log
        </Button>
        <Button onClick={onCancel}>Back</Button>
      </div>
    </form>
  )
}
