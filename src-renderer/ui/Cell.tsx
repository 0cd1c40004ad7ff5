import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import classes from './Cell.module.css'

export type CellProps = {
  readonly label: string
  /** Single keys that act in the cell. */
  readonly keys?: string | undefined
  /** Id of the control that the label names. */
  readonly htmlFor: string
  /** Share of the row, in twelfths and their halves. */
  readonly span?: number
  readonly invalid?: boolean
  /** Something is still to be entered here; the control itself says so to assistive technology. */
  readonly needed?: boolean
  readonly children: ReactNode
}

/** A field of a form sheet: its name small above, its value below, edges shared with its neighbors. */
export function Cell({
  label,
  keys,
  htmlFor,
  span = 2,
  invalid = false,
  needed = false,
  children,
}: CellProps) {
  return (
    <div
      className={classNames(classes.cell, invalid && classes.invalid)}
      style={{ flexGrow: span, flexBasis: `${span * 44}px` }}
    >
      <label className={classes.label} htmlFor={htmlFor}>
        {invalid && <span className={classes.mark} aria-hidden="true" />}
        <span className={classes.name}>{label}</span>
        {keys && (
          <span className="key-letters" aria-hidden="true">
            {keys}
          </span>
        )}
        {needed && !invalid && (
          <span className={classes.needed} aria-hidden="true">
            ✱
          </span>
        )}
      </label>
      {children}
    </div>
  )
}

/** The look of a control inside a cell. */
export const cellControl = classes.control ?? ''
