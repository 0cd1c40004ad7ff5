import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Bridge } from '#shared/contract/index.ts'
import type { DeskStanding, SignedOutWhy, SignInAnswer, SignInChoice } from '#shared/contract/users.ts'
import { answered } from '../../ui/bridge.ts'
import { Button } from '../../ui/Button.tsx'
import { EmergencyForm } from './EmergencyForm.tsx'
import { findChoices } from './find-choice.ts'
import { SecretField } from './SecretField.tsx'
import { useCountdown } from './use-countdown.ts'
import classes from './WayIn.module.css'

type SignInScreenProps = {
  readonly bridge: Bridge
  readonly standing: Extract<DeskStanding, { kind: 'signed-out' }>
  readonly onSignedIn: (standing: DeskStanding) => Promise<void>
}

const WHY: Readonly<Record<SignedOutWhy, string>> = {
  start: 'Choose your name, then type your PIN or pass phrase.',
  person: 'The desk is locked. What was typed is kept.',
  idle: 'Locked, as nobody pressed a key for a while. What was typed is kept.',
  system: 'Locked with the computer. What was typed is kept.',
}

type Refusal = Extract<SignInAnswer, { kind: 'refused' }>

/** Who is at the desk: the first letters of a name, Enter, the PIN, Enter. */
export function SignInScreen({ bridge, standing, onSignedIn }: SignInScreenProps) {
  const last = standing.people.find(({ id }) => id === standing.last)
  const [typed, setTyped] = useState(last?.name ?? '')
  const [at, setAt] = useState(0)
  const [secret, setSecret] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isEmergency, setIsEmergency] = useState(false)
  const nameField = useRef<HTMLInputElement>(null)
  const secretField = useRef<HTMLInputElement>(null)
  const offered = findChoices(standing.people, typed)
  const chosen = offered[at]
  const wait = useCountdown(refusal ?? chosen ?? null)
  useEffect(() => (last ? secretField : nameField).current?.focus(), [last])

  function name(text: string, place = 0): void {
    setTyped(text)
    setAt(place)
    setRefusal(null)
  }

  async function signIn(): Promise<void> {
    if (!chosen || secret === '') return secretField.current?.focus()
    const answer = await answered(bridge.users.signIn({ person: chosen.id, secret }))
    setSecret('')
    if (!answer.ok) setRefusal({ kind: 'refused', message: answer.error.message, ...UNKNOWN })
    else if (answer.value.kind === 'refused') setRefusal(answer.value)
    else return onSignedIn(answer.value.standing)
    secretField.current?.focus()
  }

  if (isEmergency) {
    return (
      <main className={classes.screen}>
        <EmergencyForm bridge={bridge} onSignedIn={onSignedIn} onCancel={() => setIsEmergency(false)} />
      </main>
    )
  }
  return (
    <main
      className={classes.screen}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        name('')
        nameField.current?.focus()
      }}
    >
      <form
        className={classes.card}
        aria-label="Sign in"
        onSubmit={event => {
          event.preventDefault()
          void signIn()
        }}
      >
        <p className={classes.product}>Chargemark</p>
        <h1>Sign in</h1>
        <p className={classes.lead}>{WHY[standing.why]}</p>
        <People
          offered={offered}
          typed={typed}
          at={at}
          field={nameField}
          onType={name}
          onChoose={place => {
            name(typed, place)
            secretField.current?.focus()
          }}
          onGo={place => name(typed, place)}
        />
        <SecretField label="PIN or pass phrase" value={secret} field={secretField} onChange={setSecret} />
        <p role="alert" className={classes.said}>
          {refusal?.message}
          {wait > 0 && ` The next try is looked at in ${wait} s.`}
        </p>
        <div className={classes.buttons}>
          <Button type="submit" look="main" disabled={wait > 0 || chosen?.lockedOut === true}>
            Sign in
          </Button>
          <span className={classes.foot}>
            <kbd>Enter</kbd> goes on, <kbd>Esc</kbd> to another name
          </span>
          {standing.hasEmergencyCode && (
            <Button look="quiet" onClick={() => setIsEmergency(true)}>
              Emergency access
            </Button>
          )}
        </div>
      </form>
    </main>
  )
}

const UNKNOWN = { waitSeconds: 0, lockedOut: false } as const

type PeopleProps = {
  readonly offered: readonly SignInChoice[]
  readonly typed: string
  readonly at: number
  readonly field: RefObject<HTMLInputElement | null>
  readonly onType: (text: string) => void
  readonly onChoose: (place: number) => void
  readonly onGo: (place: number) => void
}

function People({ offered, typed, at, field, onType, onChoose, onGo }: PeopleProps) {
  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
    if (event.key === 'Enter' && offered[at]) onChoose(at)
    else if (goal === undefined) return
    else onGo(Math.min(Math.max(goal, 0), Math.max(0, offered.length - 1)))
    event.preventDefault()
  }
  return (
    <>
      <input
        ref={field}
        className={classes.name}
        role="combobox"
        aria-label="Name or sign-in name"
        aria-expanded="true"
        aria-controls="people-offered"
        aria-activedescendant={offered[at] ? `person-${at}` : undefined}
        placeholder="First letters of your name"
        value={typed}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        onFocus={event => event.currentTarget.select()}
        onChange={event => onType(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div id="people-offered" role="listbox" aria-label="People" className={classes.people}>
        {offered.map(({ id, name, signInName, lockedOut }, place) => (
          <div
            key={id}
            id={`person-${place}`}
            role="option"
            aria-selected={place === at}
            className={classes.person}
            onMouseDown={event => event.preventDefault()}
            onClick={() => onChoose(place)}
          >
            {name} <span className={classes.signInName}>{signInName}</span>
            {lockedOut && <span className={classes.mark}>locked out</span>}
          </div>
        ))}
      </div>
      {offered.length === 0 && <p className={classes.none}>No name begins so.</p>}
    </>
  )
}
