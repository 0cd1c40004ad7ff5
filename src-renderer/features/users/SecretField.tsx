import type { RefObject } from 'react'
import { MOST_SECRET } from '#shared/domain/secret-rule.ts'
import { Field } from '../../ui/Field.tsx'
import { useCapsLock } from './use-caps-lock.ts'
import classes from './WayIn.module.css'

type SecretFieldProps = {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly problem?: string | undefined
  readonly field?: RefObject<HTMLInputElement | null>
  readonly onChange: (value: string) => void
}

/** A PIN or pass phrase as it is typed; says when caps lock is on, which a pass phrase would take wrongly. */
export function SecretField({ label, value, hint, problem, field, onChange }: SecretFieldProps) {
  const capsLock = useCapsLock()
  return (
    <div>
      <Field label={label} hint={hint} problem={problem}>
        {tie => (
          <input
            {...tie}
            ref={field}
            type="password"
            value={value}
            maxLength={MOST_SECRET}
            autoComplete="off"
            onChange={event => onChange(event.currentTarget.value)}
          />
        )}
      </Field>
      {capsLock && <p className={classes.hint}>Caps lock is on.</p>}
    </div>
  )
}
