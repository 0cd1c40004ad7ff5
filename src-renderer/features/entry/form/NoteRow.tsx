import { Cell, cellControl } from '../../../ui/Cell.tsx'
import { useEditable, useEntry, useFieldStatus, useSession } from '../session-context.ts'
import { fieldAria } from './field-aria.ts'
import { RowMessages } from './RowMessages.tsx'
import classes from './sheet.module.css'

const MAX_NOTE = 8_000

/** Free words for the department; they do not leave with the charges. */
export function NoteRow() {
  const session = useSession()
  const editable = useEditable()
  const note = useEntry(entry => entry.note)
  const { problem, missing } = useFieldStatus('note')
  return (
    <div>
      <div className={classes.row}>
        <Cell label="Note" keys="Alt+T" htmlFor="note" span={12} invalid={problem !== null}>
          <textarea
            id="note"
            data-field="note"
            className={cellControl}
            rows={1}
            value={note}
            maxLength={MAX_NOTE}
            readOnly={!editable}
            {...fieldAria('note', { problem, missing })}
            onChange={event => {
              const typed = event.currentTarget.value
              session.change('note', entry => ({ ...entry, note: typed }))
            }}
            onBlur={() => session.leave('note')}
          />
        </Cell>
      </div>
      {problem !== null && <RowMessages fields={['note']} />}
    </div>
  )
}
