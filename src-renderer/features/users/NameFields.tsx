import { Field } from '../../ui/Field.tsx'
import classes from './WayIn.module.css'

export type Names = { readonly name: string; readonly signInName: string }

const SIGN_IN_NAME = /^[a-z0-9][a-z0-9._-]{0,39}$/

/** Why names cannot be taken. The core refuses the same; here it is said beside the field. */
export function problemsOfNames({ name, signInName }: Names): Partial<Names> {
  return {
    ...(name.trim() === '' && { name: 'A name is needed, as it is to stand in the audit trail.' }),
    ...(!SIGN_IN_NAME.test(signInName.trim().toLowerCase()) && {
      signInName: 'Letters, digits, dots and dashes; no spaces.',
    }),
  }
}

type NameFieldsProps = {
  readonly value: Names
  readonly problems: Partial<Names>
  readonly onChange: (value: Names) => void
}

export function NameFields({ value, problems, onChange }: NameFieldsProps) {
  return (
    <div className={classes.pair}>
      <Field label="Name" hint="As the audit trail is to show it" problem={problems.name}>
        {tie => (
          <input
            {...tie}
            value={value.name}
            maxLength={80}
            autoComplete="off"
            spellCheck={false}
            autoFocus
            onChange={event => onChange({ ...value, name: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label="Sign-in name" hint="Short, such as aroe" problem={problems.signInName}>
        {tie => (
          <input
            {...tie}
            value={value.signInName}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            onChange={event => onChange({ ...value, signInName: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  )
}
