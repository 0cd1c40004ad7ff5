import { useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { Field } from '../../../ui/Field.tsx'
import classes from '../DestinationsPage.module.css'
import { valueAt } from '../model/sheet-draft.ts'
import type { ControlProps } from './SheetControl.tsx'

/** A list of texts, one a line. */
export function LinesField({ store, field: { path, label, hint }, draft, problem }: ControlProps) {
  const value = valueAt(draft, path)
  const [text, setText] = useState(Array.isArray(value) ? value.join('\n') : '')
  return (
    <Field label={label} hint={hint} problem={problem}>
      {tie => (
        <textarea
          {...tie}
          className={classNames(tie.className, classes.lines)}
          rows={2}
          value={text}
          spellCheck={false}
          onChange={event => {
            const typed = event.currentTarget.value
            setText(typed)
            const lines = typed.split('\n').map(line => line.trim())
            store.set(
              path,
              lines.filter(line => line !== ''),
            )
          }}
        />
      )}
    </Field>
  )
}
