import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import classes from './FolderField.module.css'

export type FolderFieldProps = {
  readonly label: string
  readonly hint?: string | undefined
  readonly folder: string
  readonly onType: (folder: string) => void
  /** Opens the dialog of the computer for it. */
  readonly onChoose: () => void
  /** What is done with the folder, beside its field. */
  readonly children?: ReactNode
}

/** The path of a folder, typed or chosen. */
export function FolderField({ label, hint, folder, onType, onChoose, children }: FolderFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {tie => (
        <span className={classes.row}>
          <input
            {...tie}
            value={folder}
            maxLength={1_000}
            autoComplete="off"
            spellCheck={false}
            onChange={event => onType(event.currentTarget.value)}
          />
          <Button icon="folder" onClick={onChoose}>
            Choose<span className="visually-hidden"> {label}</span>
          </Button>
          {children}
        </span>
      )}
    </Field>
  )
}
