import { type ReactNode, useId } from 'react'
import classes from './Field.module.css'

export type FieldProps = {
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  /** The control, given what ties it to its label and words. */
  readonly children: (tie: FieldTie) => ReactNode
}

export type FieldTie = {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
  readonly className: string | undefined
}

/** A field of a page: label above, hint or problem below. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId()
  const words = problem ?? hint
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': words === undefined ? undefined : `${id}-words`,
        'aria-invalid': problem === undefined ? undefined : true,
        className: classes.control,
      })}
      {words !== undefined && (
        <p id={`${id}-words`} className={problem === undefined ? classes.hint : classes.problem}>
          {words}
        </p>
      )}
    </div>
  )
}
