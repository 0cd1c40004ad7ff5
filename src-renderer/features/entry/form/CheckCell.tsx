import { classNames } from '../../../ui/class-names.ts'
import { useEditable, useFieldStatus } from '../session-context.ts'
import classes from './CheckCell.module.css'

export type CheckCellProps = {
  readonly path: string
  readonly label: string
  readonly span: number
  readonly checked: boolean
  /** Stands out as long as it is not ticked. */
  readonly required?: boolean
  /** Who ticked it, where it was no person. */
  readonly note?: string | undefined
  readonly onChange: (checked: boolean) => void
}

/** A tick in the sheet: the whole cell is its label. */
export function CheckCell({ path, label, span, checked, required = false, note, onChange }: CheckCellProps) {
  const editable = useEditable()
  const { missing } = useFieldStatus(path)
  const needed = (required || missing) && !checked
  return (
    <label
      className={classNames(classes.cell, checked && classes.checked, needed && classes.needed)}
      style={{ flexGrow: span, flexBasis: `${span * 44}px` }}
    >
      <input
        type="checkbox"
        data-field={path}
        className={classes.box}
        checked={checked}
        disabled={!editable}
        aria-required={needed || undefined}
        onChange={event => onChange(event.currentTarget.checked)}
      />
      <span className={classes.text}>
        {note && <span className={classes.note}>{note}: </span>}
        {label}
        {needed && (
          <span className={classes.star} aria-hidden="true">
            {' '}
            ✱
          </span>
        )}
      </span>
    </label>
  )
}
