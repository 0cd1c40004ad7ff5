import { useState } from 'react'
import type { Bridge } from '#shared/contract/index.ts'
import type { DeskStanding } from '#shared/contract/users.ts'
import { Button } from '../../ui/Button.tsx'
import { ChangeSecretFields, useChangeSecret } from './ChangeSecretFields.tsx'
import classes from './WayIn.module.css'

type OwnSecretScreenProps = {
  readonly bridge: Bridge
  readonly name: string
  readonly onChanged: (standing: DeskStanding) => Promise<void>
  readonly onLeave: () => void
}

/** Somebody signed in with a PIN that serves once: they choose their own before anything else. */
export function OwnSecretScreen({ bridge, name, onChanged, onLeave }: OwnSecretScreenProps) {
  const change = useChangeSecret(bridge, name, onChanged)
  const [isLeaving, setIsLeaving] = useState(false)
  return (
    <main className={classes.screen}>
      <form
        className={`${classes.card} ${classes.wide}`}
        aria-label="Own PIN"
        onSubmit={event => {
          event.preventDefault()
          void change.send()
        }}
      >
        <p className={classes.product}>Chargemark</p>
        <h1>Choose your own PIN</h1>
        <p className={classes.lead}>
          {name}, the PIN you were given serves once. Choose one that only you know; nobody asks you for it.
        </p>
        <ChangeSecretFields change={change} beforeLabel="The PIN you were given" />
        <div className={classes.buttons}>
          <Button type="submit" look="main">
            Take it
          </Button>
          <Button
            disabled={isLeaving}
            onClick={() => {
              setIsLeaving(true)
              onLeave()
            }}
          >
            Leave it for later
          </Button>
        </div>
      </form>
    </main>
  )
}
