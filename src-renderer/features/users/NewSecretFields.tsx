import { FAILURES } from '#shared/contract/failure.ts'
import { secretProblem } from '#shared/domain/secret-rule.ts'
import { SecretField } from './SecretField.tsx'
import classes from './WayIn.module.css'

/** A new PIN or pass phrase, typed twice. */
export type TypedTwice = { readonly first: string; readonly second: string }

/** What is wrong with what was typed twice; null when it can be sent. */
export function problemOfTwice({ first, second }: TypedTwice, names: readonly string[]): string | null {
  const problem = secretProblem(first, names)
  if (problem !== null) return FAILURES[problem]
  return first === second ? null : 'The two are not the same.'
}

type NewSecretFieldsProps = {
  readonly value: TypedTwice
  readonly problem: string | null
  readonly onChange: (value: TypedTwice) => void
}

export function NewSecretFields({ value, problem, onChange }: NewSecretFieldsProps) {
  return (
    <div className={classes.pair}>
      <SecretField
        label="New PIN or pass phrase"
        hint="6 digits or more, or 12 characters"
        problem={problem ?? undefined}
        value={value.first}
        onChange={first => onChange({ ...value, first })}
      />
      <SecretField
        label="The same again"
        value={value.second}
        onChange={second => onChange({ ...value, second })}
      />
    </div>
  )
}
