import { useState } from 'react'
import type { Bridge } from '#shared/contract/index.ts'
import { Button } from '../../ui/Button.tsx'
import { ChangeSecretFields, useChangeSecret } from './ChangeSecretFields.tsx'
import classes from './OwnPinGroup.module.css'

/** On the page of settings: everybody changes their own PIN or pass phrase. */
export function OwnPinGroup({ bridge, name }: { readonly bridge: Bridge; readonly name: string }) {
  const [isDone, setIsDone] = useState(false)
  const change = useChangeSecret(bridge, name, async () => setIsDone(true))
  return (
    <form
      className={classes.group}
      aria-label="Your PIN"
      onSubmit={event => {
        event.preventDefault()
        setIsDone(false)
        void change.send()
      }}
    >
      <h2>Your PIN</h2>
      <ChangeSecretFields change={change} beforeLabel="The one you have now" />
      <div className={classes.save}>
        <Button type="submit">Change it</Button>
        <p role="status">{isDone && 'Your PIN was changed.'}</p>
      </div>
    </form>
  )
}
