import { useState } from 'react'
import type { Bridge } from '#shared/contract/index.ts'
import { NAMED_RIGHTS, ROLES } from '#shared/domain/rights.ts'
import { answered } from '../../ui/bridge.ts'
import { Button } from '../../ui/Button.tsx'
import { NameFields, problemsOfNames, type Names } from './NameFields.tsx'
import { NewSecretFields, problemOfTwice, type TypedTwice } from './NewSecretFields.tsx'
import { RoleTicks, type GivenRights } from './RoleTicks.tsx'
import classes from './WayIn.module.css'

export type FirstPersonFormProps = {
  readonly bridge: Bridge
  /** The person was made and is signed in. */
  readonly onMade: () => Promise<void> | void
}

/** The first person of a log: an administrator, who can add the others. */
export function FirstPersonForm({ bridge, onMade }: FirstPersonFormProps) {
  const [names, setNames] = useState<Names>({ name: '', signInName: '' })
  const [given, setGiven] = useState<GivenRights>({ roles: ROLES, namedRights: NAMED_RIGHTS })
  const [secret, setSecret] = useState<TypedTwice>({ first: '', second: '' })
  const [asked, setAsked] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const nameProblems = problemsOfNames(names)
  const secretProblem = problemOfTwice(secret, [names.name, names.signInName])
  const isGood = Object.keys(nameProblems).length === 0 && secretProblem === null

  async function make(): Promise<void> {
    setAsked(true)
    if (!isGood) return
    const { roles, namedRights } = given
    const fields = { ...names, roles: [...roles], namedRights: [...namedRights], secret: secret.first }
    const made = await answered(bridge.users.makeFirst(fields))
    if (!made.ok) return setFailure(made.error.message)
    await onMade()
  }

  return (
    <form
      className={`${classes.card} ${classes.wide}`}
      aria-label="First administrator"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void make()
      }}
    >
      <p className={classes.product}>Chargemark</p>
      <h1>Who looks after this log?</h1>
      <p className={classes.lead}>
        Nobody has been set up yet. The first person adds the others; from then on everybody signs in, and the
        audit trail names who did what.
      </p>
      <NameFields value={names} problems={asked ? nameProblems : {}} onChange={setNames} />
      <NewSecretFields value={secret} problem={asked ? secretProblem : null} onChange={setSecret} />
      <RoleTicks value={given} onChange={setGiven} />
      <p role="alert" className={classes.said}>
        {failure}
      </p>
      <div className={classes.buttons}>
        <Button type="submit" look="main">
          Make the first administrator
        </Button>
        <span className={classes.foot}>
          <kbd>Tab</kbd> to the next field, <kbd>Enter</kbd> makes the person
        </span>
      </div>
    </form>
  )
}
