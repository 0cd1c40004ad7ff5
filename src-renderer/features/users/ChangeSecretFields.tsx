import { useState } from 'react'
import type { Bridge } from '#shared/contract/index.ts'
import type { DeskStanding, SignInAnswer } from '#shared/contract/users.ts'
import { answered } from '../../ui/bridge.ts'
import { NewSecretFields, problemOfTwice, type TypedTwice } from './NewSecretFields.tsx'
import { SecretField } from './SecretField.tsx'
import { useCountdown } from './use-countdown.ts'
import classes from './WayIn.module.css'

export type ChangeSecret = {
  readonly before: string
  readonly after: TypedTwice
  readonly problem: string | null
  readonly said: string
  readonly setBefore: (text: string) => void
  readonly setAfter: (after: TypedTwice) => void
  readonly send: () => Promise<void>
}

const EMPTY = { first: '', second: '' } as const

/** The change of one's own PIN or pass phrase, as it is being typed. */
export function useChangeSecret(
  bridge: Bridge,
  name: string,
  onChanged: (standing: DeskStanding) => Promise<void>,
): ChangeSecret {
  const [before, setBefore] = useState('')
  const [after, setAfter] = useState<TypedTwice>(EMPTY)
  const [asked, setAsked] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Extract<SignInAnswer, { kind: 'refused' }> | null>(null)
  const wait = useCountdown(refusal)
  const problem = problemOfTwice(after, [name])

  async function send(): Promise<void> {
    setAsked(true)
    setFailure(null)
    if (problem !== null || before === '') return
    const answer = await answered(bridge.users.changeSecret({ before, after: after.first }))
    if (!answer.ok) return setFailure(answer.error.message)
    if (answer.value.kind === 'refused') return setRefusal(answer.value)
    setBefore('')
    setAfter(EMPTY)
    setAsked(false)
    setRefusal(null)
    await onChanged(answer.value.standing)
  }

  const waiting = wait > 0 ? ` The next try is looked at in ${wait} s.` : ''
  return {
    before,
    after,
    problem: asked ? problem : null,
    said: failure ?? `${refusal?.message ?? ''}${waiting}`,
    setBefore,
    setAfter,
    send,
  }
}

type ChangeSecretFieldsProps = { readonly change: ChangeSecret; readonly beforeLabel: string }

export function ChangeSecretFields({ change, beforeLabel }: ChangeSecretFieldsProps) {
  return (
    <>
      <SecretField label={beforeLabel} value={change.before} onChange={change.setBefore} />
      <NewSecretFields value={change.after} problem={change.problem} onChange={change.setAfter} />
      <p role="alert" className={classes.said}>
        {change.said}
      </p>
    </>
  )
}
