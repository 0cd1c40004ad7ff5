import { useState } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import { Field } from '../../../ui/Field.tsx'
import classes from '../DestinationsPage.module.css'
import type { LineTable } from '../model/line-tables.ts'
import { valueAt } from '../model/sheet-draft.ts'
import type { ControlProps } from './SheetControl.tsx'

/** Entries by a code or a number, one a line, their parts divided by semicolons. */
export function TableField({
  store,
  field: { path, label, hint },
  draft,
  problem,
  table,
}: ControlProps & { readonly table: LineTable }) {
  // Kept as typed, so that a line that is not finished yet is not taken away under the cursor.
  const [text, setText] = useState(() => table.write(valueAt(draft, path)))
  return (
    <div className={classes.wide}>
      <Field label={label} hint={problem === undefined ? hint : undefined} problem={problem}>
        {tie => (
          <textarea
            {...tie}
            className={classNames(tie.className, classes.lines)}
            rows={4}
            value={text}
            spellCheck={false}
            onChange={event => {
              setText(event.currentTarget.value)
              store.set(path, table.read(event.currentTarget.value))
            }}
          />
        )}
      </Field>
    </div>
  )
}
